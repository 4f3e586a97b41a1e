import type { Metadata } from "next"
import { Failure } from "@/app/ui/failure"
import { outcomeOf } from "@/lib/api"
import { passwordRules } from "@/lib/password-rules"
import { requireRole } from "@/lib/session"
import { describeUserPool } from "@/lib/user-pool"
import { ReasonField } from "../../../reason-field"
import { readUser } from "../read-user"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { setUserPasswordAction } from "./action"
import { setUserPasswordOffer } from "./offer"
import { PasswordForm } from "./password-form"

export const metadata: Metadata = { title: "Set password" }

export default async function SetUserPasswordPage({ params }: UserActionProps) {
  await requireRole()
  const [pool] = await Promise.all([outcomeOf(describeUserPool()), readUser(params)])
  return (
    <UserActionPage params={params} offer={setUserPasswordOffer}>
      {({ user, name, requestId, userPath }) =>
        pool.ok ? (
          <PasswordForm
            action={setUserPasswordAction}
            requestId={requestId}
            userId={user.userId}
            name={name}
            userPath={userPath}
            rules={passwordRules(pool.data.passwordPolicy)}
            temporaryPasswordDays={pool.data.passwordPolicy.temporaryPasswordDays}
          >
            <ReasonField optional />
          </PasswordForm>
        ) : (
          <Failure
            what="The user pool could not be read."
            error={pool.error}
            retry={`${userPath}/${setUserPasswordOffer.path}`}
          />
        )
      }
    </UserActionPage>
  )
}
