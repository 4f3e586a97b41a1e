import type { Metadata } from "next"
import { ActionPage } from "@/app/ui/action-page"
import { Failure } from "@/app/ui/failure"
import { Refusal } from "@/app/ui/refusal"
import { outcomeOf } from "@/lib/api"
import { newRequestId } from "@/lib/request-id"
import { NO_INVITATIONS, passwordRefusal, roleRefusal } from "@/lib/role-words"
import type { Role } from "@/lib/roles"
import { requireRole, traceRefusal } from "@/lib/session"
import { type DescribedUserPool, describeUserPool } from "@/lib/user-pool"
import { createUserAction } from "./action"
import { CreateUserForm } from "./create-user-form"
import { newUserFields } from "./form-fields"

export const metadata: Metadata = { title: "New user" }

const above = { href: "/admin/users", label: "Users" }
const back = { href: above.href, label: "Back to the users" }

export default async function CreateUserPage() {
  const session = await requireRole()
  const { roles } = session
  traceRefusal(session, "createUser")
  const refusal = roleRefusal(roles, "createUser")
  const pool = refusal === null ? await outcomeOf(describeUserPool()) : null
  return (
    <ActionPage
      title="New user"
      above={above}
      sentence={pool?.ok && sentence(pool.data.passwordPolicy.temporaryPasswordDays)}
    >
      {refusal !== null && <Refusal reason={refusal} back={back} />}
      {pool?.ok && <NewUserForm pool={pool.data} roles={roles} />}
      {pool && !pool.ok && (
        <Failure what="The user pool could not be read." error={pool.error} retry="/admin/users/create-user" />
      )}
    </ActionPage>
  )
}

function NewUserForm({ pool, roles }: { pool: DescribedUserPool; roles: readonly Role[] }) {
  const fields = newUserFields(pool)
  const noPassword = passwordRefusal(roles)
  if (noPassword !== null && fields.invitations.length === 0) return <Refusal reason={NO_INVITATIONS} back={back} />
  return (
    <CreateUserForm action={createUserAction} requestId={newRequestId()} fields={fields} passwordRefusal={noPassword} />
  )
}

function sentence(days: number): string {
  return `Creates an account with a temporary password, which works for ${days} days. They set their own at the first sign-in.`
}
