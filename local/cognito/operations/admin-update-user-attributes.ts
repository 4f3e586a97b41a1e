import { z } from "zod"
import { attributes, metadata, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { attributeRecord, changedAttributes, checkAttributes } from "../user-pool/attributes"
import { issueCode } from "../user-pool/codes"
import { sendCode } from "../user-pool/messages"
import { claimAliases } from "../user-pool/new-user"
import type { User } from "../user-pool/user"
import type { UserPool } from "../user-pool/user-pool"
import { requireUser, userChanges } from "../user-pool/users"

/**
 * Sets attributes; an empty value takes one away. Where the pool keeps an old address until the new one is verified,
 * the new one waits for its code, unless the same call says that it is verified.
 */
export const adminUpdateUserAttributes = operation({
  name: "AdminUpdateUserAttributes",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    Username: username,
    UserAttributes: attributes,
    ClientMetadata: metadata.optional(),
  }),
  async run({ UserPoolId, Username, UserAttributes }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    const wanted = attributeRecord(UserAttributes)
    checkAttributes(pool.attributes, wanted, { creating: false })
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      const waiting = awaitingVerification(pool, before, wanted)
      const waits = (name: string) => waiting.some((it) => it === name)
      const now = Object.fromEntries(Object.entries(wanted).filter(([name]) => !waits(name)))
      const held = Object.fromEntries(Object.entries(wanted).filter(([name]) => waits(name)))
      const unverified: Record<string, string> = { ...before.unverified, ...held }
      for (const attribute of ["email", "phone_number"]) if (attribute in now) delete unverified[attribute]
      const after: User = {
        ...before,
        attributes: changedAttributes(before.attributes, now),
        unverified,
        modified: pool.now(),
      }
      await claimAliases(pool, changes, after, false)
      changes.add(...userChanges(pool, before, after))
      for (const attribute of waiting) {
        const code = issueCode(pool, changes, after, `attribute-${attribute}`)
        await sendCode(pool, changes, after, "attribute-verification", attribute, wanted[attribute] ?? "", code)
      }
      return {}
    })
  },
})

function awaitingVerification(pool: UserPool, before: User, wanted: Record<string, string>) {
  return pool.definition.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate.filter(
    (name) => wanted[name] && wanted[name] !== before.attributes[name] && wanted[`${name}_verified`] !== "true",
  )
}
