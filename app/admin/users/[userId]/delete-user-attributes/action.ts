"use server"

import { adminAction } from "@/lib/admin-action"
import { deleteUserAttributes } from "@/lib/user-changes"
import { describeUserPool } from "@/lib/user-pool"
import { refuseProviderAttributes } from "../provider-attributes"
import { atAttribute } from "../shown-values"
import { userLanding, whenUserGone } from "../user-landing"
import { chosenAttributes } from "./chosen-attributes"
import { deleteUserAttributesSchema } from "./schema"

/** Deletes the attributes that were chosen, unless somebody else has changed one of them meanwhile. */
export const deleteUserAttributesAction = adminAction({
  name: "deleteUserAttributes",
  schema: deleteUserAttributesSchema,
  run: async (input, { requestId }) => {
    const { userId, reason } = input
    const pool = await describeUserPool()
    const attributes = chosenAttributes(pool.attributes, input)
    const names = attributes.map(({ name }) => name)
    await refuseProviderAttributes(userId, names, pool.mappedAttributes)
    await deleteUserAttributes({ userId, attributes, reason, requestId }).catch((error: unknown) => {
      throw atAttribute(error, `/admin/users/${userId}/delete-user-attributes`)
    })
    return Object.fromEntries(names.map((name) => [name, null]))
  },
  landing: (attributes, { userId, name }) =>
    userLanding(userId, { code: "userAttributesDeleted", parameters: { name } }, { attributes }),
  whenGone: whenUserGone,
})
