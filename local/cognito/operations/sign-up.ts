import { z } from "zod"
import { notAuthorized } from "../errors"
import { attributes, clientId, metadata, password, username } from "../fields"
import { operation } from "../operation"
import { attributeRecord, requireAttributes } from "../user-pool/attributes"
import { checkWritable } from "../user-pool/client-definition"
import { claimAliases, newUser } from "../user-pool/new-user"
import { withPassword } from "../user-pool/passwords"
import { checkSecretHash } from "../user-pool/sign-in"
import { sendSignUpCode } from "../user-pool/sign-up-code"
import { userChanges } from "../user-pool/users"

/** Somebody makes an account for themselves. It is `UNCONFIRMED` until the code that is sent comes back. */
export const signUp = operation({
  name: "SignUp",
  caller: "public",
  input: z.object({
    ClientId: clientId,
    SecretHash: z.string().optional(),
    Username: username,
    Password: password,
    UserAttributes: attributes.optional(),
    ValidationData: attributes.optional(),
    ClientMetadata: metadata.optional(),
  }),
  async run(input, { userPools }) {
    const { pool, client } = userPools.ofClient(input.ClientId)
    checkSecretHash(client, input.Username, input.SecretHash)
    if (pool.definition.AdminCreateUserConfig.AllowAdminCreateUserOnly) {
      throw notAuthorized("SignUp is not permitted for this user pool")
    }
    const given = attributeRecord(input.UserAttributes)
    checkWritable(client, given)
    const kind = input.Username.includes("@") ? "email" : "phone_number"
    const taken = pool.addressesAreUsernames
      ? `An account with the given ${kind} already exists.`
      : "User already exists"
    return pool.change(async (changes) => {
      const named = await newUser(pool, input.Username, given, "UNCONFIRMED", taken)
      requireAttributes(pool.attributes, named.attributes)
      const user = withPassword(pool, named, input.Password)
      await claimAliases(pool, changes, user, false)
      changes.add(...userChanges(pool, undefined, user))
      changes.counts.users += 1
      const details = await sendSignUpCode(pool, changes, user)
      return { UserConfirmed: false, UserSub: user.sub, ...(details ? { CodeDeliveryDetails: details } : {}) }
    })
  },
})
