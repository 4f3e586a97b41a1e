import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { Failure } from "@/app/ui/failure"
import { Form } from "@/app/ui/form"
import type { FormAction } from "@/lib/action-result"
import { outcomeOf } from "@/lib/api"
import { newRequestId } from "@/lib/request-id"
import { isUserId } from "@/lib/user-id"
import { displayName } from "@/lib/user-status"
import { getUser } from "@/lib/users"
import { NothingToChange } from "../../nothing-to-change"
import { ReasonField } from "../../reason-field"
import { UserFields } from "../../users/[userId]/user-fields"

interface Props {
  action: FormAction<unknown>
  groupName: string
  /** As the address has it. */
  userId: string | string[] | undefined
  /** The group's page. */
  here: string
  /** Of this page, below the group's. */
  path: string
  /** Why this is not to be done with this user. */
  refusal?: string
  /** What else the form asks, and its buttons. */
  children: ReactNode
}

/** Whom a change of a role's members is about, and why it is made. */
export async function RoleForm({ action, groupName, userId, here, path, refusal, children }: Props) {
  if (typeof userId !== "string" || !isUserId(userId)) notFound()
  const user = await outcomeOf(getUser(userId))
  if (!user.ok) {
    return <Failure what="This user could not be read." error={user.error} retry={`${here}/${path}?userId=${userId}`} />
  }
  if (user.data === null) notFound()
  const name = displayName(user.data)
  const { email } = user.data
  if (refusal) return <NothingToChange sentence={refusal} back={{ href: here, label: "Back to the group" }} />
  return (
    <Form action={action} requestId={newRequestId()}>
      <UserFields userId={userId} name={name} />
      <input type="hidden" name="groupName" value={groupName} />
      <p className="min-w-0 wrap-anywhere">
        <bdi className="block font-medium">{name}</bdi>
        {email && email !== name && <bdi className="block text-xs text-muted">{email}</bdi>}
      </p>
      <ReasonField />
      {children}
    </Form>
  )
}
