"use server"

import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { attributeInput } from "@/lib/attribute-input"
import { updateUserAttributes } from "@/lib/user-changes"
import { describeUserPool } from "@/lib/user-pool"
import { refuseProviderAttributes } from "../provider-attributes"
import { atAttribute } from "../shown-values"
import { userLanding, whenUserGone } from "../user-landing"
import { changedAttributes } from "./changed-attributes"
import { updateUserAttributesSchema } from "./schema"

/** Changes what was changed in the form, unless somebody else has changed the same meanwhile. */
export const updateUserAttributesAction = adminAction({
  name: "updateUserAttributes",
  schema: updateUserAttributesSchema,
  run: async (input, { requestId }) => {
    const { userId } = input
    const { attributes, mappedAttributes } = await describeUserPool()
    const changes = changedAttributes(attributes, input)
    const names = changes.map(({ name }) => name)
    await refuseProviderAttributes(userId, names, mappedAttributes)
    await updateUserAttributes({ userId, changes, requestId }).catch((error: unknown) => {
      const alias = changes.find(({ name }) => /^(email|phone_number|preferred_username)$/.test(name))
      if (alias && error instanceof ApiError && error.code === "AliasExistsException") {
        throw new ApiError(error.code, { ...error.parameters, field: attributeInput(alias.name) })
      }
      throw atAttribute(error, `/admin/users/${userId}/update-user-attributes`)
    })
    return Object.fromEntries(changes.map(({ name, value }) => [name, value || null]))
  },
  landing: (attributes, { userId, name }) =>
    userLanding(userId, { code: "userAttributesUpdated", parameters: { name } }, { attributes }),
  whenGone: whenUserGone,
})
