import type { ReactNode } from "react"
import { ActionPage } from "@/app/ui/action-page"
import { buttonClass } from "@/app/ui/button-class"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { newRequestId } from "@/lib/request-id"
import { requireRole } from "@/lib/session"
import { displayName } from "@/lib/user-status"
import type { User } from "@/lib/users"
import { readUser } from "./read-user"
import type { UserOffer } from "./user-offer"
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
}

/** The page of one action on one user: its form, or why it is not on offer now and what is. */
export async function UserActionPage({ params, offer, sentence, children }: Props) {
  const session = await requireRole()
  const { userId } = await params
  const userPath = `/admin/users/${userId}`
  const user = await readUser(params)
  if (!user.ok) {
    return (
      <ActionPage title={offer.label} above={{ href: userPath, label: "User" }}>
        <Failure what="This user could not be read." error={user.error} retry={`${userPath}/${offer.path}`} />
      </ActionPage>
    )
  }
  const name = displayName(user.data)
  const isSelf = userId === session.userId
  const refusal = offer.refusal(user.data, { isSelf })
  const instead = USER_OFFERS.find(({ path }) => path === refusal?.instead)
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
    >
      {refusal ? (
        <>
          <Notice tone="info">{refusal.reason}</Notice>
          <p className="flex flex-wrap gap-2">
            {instead && (
              <a href={`${userPath}/${instead.path}`} data-dialog="" className={buttonClass()}>
                {instead.label}
              </a>
            )}
            <a href={userPath} data-dialog-close="" className={buttonClass()}>
              Back to the user
            </a>
          </p>
        </>
      ) : (
        children({ user: user.data, name, requestId: newRequestId(), isSelf, userPath })
      )}
    </ActionPage>
  )
}
