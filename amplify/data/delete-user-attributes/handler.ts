import { AdminDeleteUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { attributeName, reason, requestId, shownValue, userId } from "../arguments"
import { requireUnchanged } from "../attribute-changes"
import { attributesBefore } from "../before"
import { concernsContact } from "../contact-attributes"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

const attribute = z.object({ name: attributeName, shown: shownValue })

/** Deletes attributes of a user, if they still are what the form showed. */
export const handler: Schema["deleteUserAttributes"]["functionHandler"] = adminHandler({
  name: "deleteUserAttributes",
  roles: ["ADMINS"],
  arguments: z.object({
    userId,
    attributes: z.array(attribute).min(1, "noChange").max(100, "attributes"),
    reason,
    requestId,
  }),
  change: {
    audited: ["userId", "attributes"],
    before: ({ userId, attributes }) => attributesBefore(userId, attributes),
    needsFreshSignIn: ({ attributes }) => concernsContact(attributes),
  },
  run: async ({ userId, attributes }, { requestId, before }) => {
    requireUnchanged(userId, before, attributes)
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(
      new AdminDeleteUserAttributesCommand({
        UserPoolId: userPoolId(),
        Username,
        UserAttributeNames: attributes.map(({ name }) => name),
      }),
    )
    const after = Object.fromEntries(attributes.map(({ name }) => [name, null]))
    return { result: { userId, requestId }, after }
  },
})
