import { z } from "zod"
import { CognitoError, invalidParameter } from "../errors"
import { attributes, deliveryMediums, metadata, password, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { attributeRecord } from "../user-pool/attributes"
import { sendInvitation } from "../user-pool/messages"
import { addressAsUsername, claimAliases, newUser } from "../user-pool/new-user"
import { generatePassword } from "../user-pool/password-policy"
import { withTemporaryPassword } from "../user-pool/passwords"
import { describeUser, type User } from "../user-pool/user"
import type { UserPool } from "../user-pool/user-pool"
import { requireUser, userChanges } from "../user-pool/users"

const DAY_MS = 86_400_000

/**
 * Makes a user with a temporary password and invites them, by text message unless `DesiredDeliveryMediums` says
 * `EMAIL`; `SUPPRESS` sends nothing, `RESEND` invites again somebody who has not signed in yet.
 */
export const adminCreateUser = operation({
  name: "AdminCreateUser",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    Username: username,
    UserAttributes: attributes.optional(),
    ValidationData: attributes.optional(),
    TemporaryPassword: password.optional(),
    ForceAliasCreation: z.boolean().default(false),
    MessageAction: z.enum(["RESEND", "SUPPRESS"]).optional(),
    DesiredDeliveryMediums: deliveryMediums.optional(),
    ClientMetadata: metadata.optional(),
  }),
  async run(input, { userPools }) {
    const pool = userPools.get(input.UserPoolId)
    return pool.change(async (changes) => {
      const before = input.MessageAction === "RESEND" ? await invited(pool, input.Username) : undefined
      const user =
        before ??
        (await newUser(
          pool,
          input.Username,
          attributeRecord(input.UserAttributes),
          "FORCE_CHANGE_PASSWORD",
          "User account already exists",
        ))
      const silent = input.MessageAction === "SUPPRESS"
      const given = input.TemporaryPassword ?? (silent ? undefined : generatePassword(pool.passwordPolicy))
      const after = given === undefined ? withUnknownPassword(pool, user) : withTemporaryPassword(pool, user, given)
      await claimAliases(pool, changes, after, input.ForceAliasCreation)
      changes.add(...userChanges(pool, before, after))
      if (!before) changes.counts.users += 1
      if (!silent && given !== undefined) {
        const sent = await sendInvitation(pool, changes, after, input.DesiredDeliveryMediums ?? ["SMS"], given)
        // Only what was asked for by name has to be possible: many have no phone number for the default to reach.
        if (!sent && input.DesiredDeliveryMediums) {
          throw invalidParameter("User has no attribute that the invitation can be delivered to.")
        }
      }
      return { User: describeUser(after) }
    })
  },
})

async function invited(pool: UserPool, name: string): Promise<User> {
  // Where people sign in with an address, not even the user name that Cognito made up is taken for one here.
  addressAsUsername(pool, name)
  const user = await requireUser(pool, name)
  if (user.status === "FORCE_CHANGE_PASSWORD") return user
  const message = `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`
  throw new CognitoError("UnsupportedUserStateException", message)
}

/** Cognito would make a password that nobody is ever told; nothing has to be kept of such a one. */
function withUnknownPassword(pool: UserPool, user: User): User {
  const days = pool.passwordPolicy.TemporaryPasswordValidityDays
  return { ...user, temporaryPasswordExpires: pool.now() + days * DAY_MS }
}
