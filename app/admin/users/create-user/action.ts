"use server"

import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { mayChoosePasswords } from "@/lib/roles"
import { generatePassword } from "@/lib/temporary-password"
import { createUser } from "@/lib/user-changes"
import { describeUserPool } from "@/lib/user-pool"
import { displayName } from "@/lib/user-status"
import { readNewUser, signInNameField } from "./new-user"
import { createUserSchema } from "./schema"

/** Creates a user. Without a message the answer holds the temporary password, this once and nowhere else. */
export const createUserAction = adminAction({
  name: "createUser",
  schema: createUserSchema,
  run: async (input, { requestId, session }) => {
    if (input.invitation === "none" && !mayChoosePasswords(session.roles)) {
      throw new ApiError("InvalidInput", { field: "invitation", rule: "invitationNeeded" })
    }
    const pool = await describeUserPool()
    const newUser = readNewUser(pool, input)
    const temporaryPassword = newUser.invitation === "none" ? generatePassword(pool.passwordPolicy) : undefined
    const field = signInNameField(pool.signInBy)
    const user = await createUser({ ...newUser, temporaryPassword, requestId }).catch((error: unknown) => {
      throw isAboutName(error) ? new ApiError(error.code, { ...error.parameters, field }) : error
    })
    return { user, temporaryPassword, requestId }
  },
  landing: ({ user, temporaryPassword }, { invitation }) => ({
    path: `/admin/users/${user.userId}`,
    notice: { code: invitation === "none" ? "userCreated" : "userInvited", parameters: { name: displayName(user) } },
    changed: { kind: "userCreated", user },
    answerFirst: temporaryPassword !== undefined,
  }),
})

/** What people sign in with is the user name of the API, whatever the form calls it. */
function isAboutName(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return /^(UsernameExists|AliasExists)Exception$/.test(error.code) || error.parameters.field === "username"
}
