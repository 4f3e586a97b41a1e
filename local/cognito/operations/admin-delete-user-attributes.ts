import { z } from "zod"
import { attributeNames, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { changedAttributes, checkAttributes, removals } from "../user-pool/attributes"
import { dropCode } from "../user-pool/codes"
import type { User } from "../user-pool/user"
import { requireUser, userChanges } from "../user-pool/users"

/** Takes attributes away, under the rules for emptying them. With an address its verification goes, too. */
export const adminDeleteUserAttributes = operation({
  name: "AdminDeleteUserAttributes",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username, UserAttributeNames: attributeNames }),
  async run({ UserPoolId, Username, UserAttributeNames }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    const wanted = removals(UserAttributeNames)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      checkAttributes(pool.attributes, wanted, { creating: false })
      const unverified = Object.entries(before.unverified ?? {}).filter(([name]) => !UserAttributeNames.includes(name))
      const after: User = {
        ...before,
        attributes: changedAttributes(before.attributes, wanted),
        unverified: Object.fromEntries(unverified),
        modified: pool.now(),
      }
      changes.add(...userChanges(pool, before, after))
      changes.add(...UserAttributeNames.map((name) => dropCode(pool, before, `attribute-${name}`)))
      return {}
    })
  },
})
