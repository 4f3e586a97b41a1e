import type { ReactNode } from "react"
import { ActionPage } from "@/app/ui/action-page"
import { buttonClass } from "@/app/ui/button-class"
import { Failure } from "@/app/ui/failure"
import { Refusal } from "@/app/ui/refusal"
import { newRequestId } from "@/lib/request-id"
import { requireRole, traceRefusal } from "@/lib/session"
import { displayName } from "@/lib/user-status"
import type { User } from "@/lib/users"
import { READ_ONLY } from "@/lib/words"
import { readUser } from "./read-user"
import { readViewer } from "./read-viewer"
import { type UserOffer, userRefusal, viewerRefusal } from "./user-offer"
import { USER_OFFERS } from "./user-offers"

export interface UserActionProps {
  params: Promise<{ userId: string }>
}

/** What an action's form is made from. */
export interface Subject {
  user: User
  name: string
  /** Whether the user is the reader's own account. */
  isSelf: boolean
  requestId: string
  /** The user's own page: where "Cancel" leads. */
  userPath: string
}

interface Props extends UserActionProps {
  offer: UserOffer
  /** What will happen; without it, what the offer says. */
  sentence?: ReactNode
  children(subject: Subject): ReactNode
  /** What there is to see for those whose role does not let them change it. */
  reading?(subject: Subject): ReactNode
}

/** The page of one action on one user: its form, or why it is not on offer now and what is. */
export async function UserActionPage({ params, offer, sentence, children, reading }: Props) {
  const session = await requireRole()
  // Where there is something to see, whoever comes has asked for nothing that they may not do.
  if (!reading) traceRefusal(session, offer.operation)
  const { userId } = await params
  const userPath = `/admin/users/${userId}`
  const [user, viewer] = await Promise.all([readUser(params), readViewer(session, userId, offer.operation)])
  if (!user.ok) {
    return (
      <ActionPage title={offer.label} above={{ href: userPath, label: "User" }}>
        <Failure what="This user could not be read." error={user.error} retry={`${userPath}/${offer.path}`} />
      </ActionPage>
    )
  }
  const name = displayName(user.data)
  const { isSelf } = viewer
  const refusal = userRefusal(offer, user.data, viewer)
  const instead = USER_OFFERS.find(({ path }) => path === refusal?.instead)
  // Of a user of whom there is nothing to change, there is nothing to see either.
  const readOnly = reading && offer.refusal(user.data, viewer) === null ? viewerRefusal(offer, viewer) : null
  const subject = { user: user.data, name, requestId: newRequestId(), isSelf, userPath }
  const title = (
    <>
      {offer.label}: <bdi>{name}</bdi>
    </>
  )
  return (
    <ActionPage
      title={title}
      above={{ href: userPath, label: name }}
      sentence={!refusal && (sentence ?? offer.sentence)}
      needsFreshSignIn={!refusal && offer.needsFreshSignIn}
    >
      {readOnly !== null ? (
        <>
          <EmailBeside name={name} email={user.data.email} />
          {reading?.(subject)}
          <p className="text-muted">
            {READ_ONLY} {readOnly}
          </p>
        </>
      ) : refusal ? (
        <Refusal reason={refusal.reason} back={{ href: userPath, label: "Back to the user" }}>
          {instead && viewerRefusal(instead, viewer) === null && (
            <a href={`${userPath}/${instead.path}`} data-dialog="" className={buttonClass()}>
              {instead.label}
            </a>
          )}
        </Refusal>
      ) : (
        <>
          <EmailBeside name={name} email={user.data.email} />
          {children(subject)}
        </>
      )}
    </ActionPage>
  )
}

/** A name is what its owner says it is, and two may have the same: the address tells them apart. */
function EmailBeside({ name, email }: { name: string; email?: string | null }) {
  if (!email || email === name) return null
  return (
    <p className="text-muted wrap-anywhere">
      <bdi>{email}</bdi>
    </p>
  )
}
