import { AdminUpdateUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { attributeName, attributeValue, requestId, shownValue, userId } from "../arguments"
import { requireUnchanged } from "../attribute-changes"
import { attributesBefore } from "../before"
import { concernsContact } from "../contact-attributes"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

const change = z.object({ name: attributeName, value: attributeValue, shown: shownValue })

/** Changes attributes of a user, if they still are what the form showed. Cognito takes an empty value as "delete". */
export const handler: Schema["updateUserAttributes"]["functionHandler"] = adminHandler({
  name: "updateUserAttributes",
  roles: ["ADMINS"],
  arguments: z.object({ userId, changes: z.array(change).min(1, "noChange").max(100, "attributes"), requestId }),
  change: {
    audited: ["userId", "changes"],
    before: ({ userId, changes }) => attributesBefore(userId, changes),
    needsFreshSignIn: ({ changes }) => concernsContact(changes),
  },
  run: async ({ userId, changes }, { requestId, before }) => {
    requireUnchanged(userId, before, changes)
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: userPoolId(),
        Username,
        UserAttributes: changes.map(({ name, value }) => ({ Name: name, Value: value })),
      }),
    )
    const after = Object.fromEntries(changes.map(({ name, value }) => [name, value || null]))
    return { result: { userId, requestId }, after }
  },
})
