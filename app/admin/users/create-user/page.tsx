import type { Metadata } from "next"
import { ActionPage } from "@/app/ui/action-page"
import { Failure } from "@/app/ui/failure"
import { outcomeOf } from "@/lib/api"
import { newRequestId } from "@/lib/request-id"
import { requireRole } from "@/lib/session"
import { describeUserPool } from "@/lib/user-pool"
import { createUserAction } from "./action"
import { CreateUserForm } from "./create-user-form"
import { newUserFields } from "./form-fields"

export const metadata: Metadata = { title: "New user" }

export default async function CreateUserPage() {
  await requireRole()
  const pool = await outcomeOf(describeUserPool())
  return (
    <ActionPage
      title="New user"
      above={{ href: "/admin/users", label: "Users" }}
      sentence={pool.ok && sentence(pool.data.passwordPolicy.temporaryPasswordDays)}
    >
      {pool.ok ? (
        <CreateUserForm action={createUserAction} requestId={newRequestId()} fields={newUserFields(pool.data)} />
      ) : (
        <Failure what="The user pool could not be read." error={pool.error} retry="/admin/users/create-user" />
      )}
    </ActionPage>
  )
}

function sentence(days: number): string {
  return `Creates an account with a temporary password, which serves for ${days} days. They set their own at the first sign-in.`
}
