import { AdminUpdateUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { attributeName, attributeValue, requestId, shownValue, userId } from "../arguments"
import { requireUnchanged } from "../attribute-changes"
import { findUser } from "../find-user"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

const change = z.object({ name: attributeName, value: attributeValue, shown: shownValue })

/** Changes attributes of a user, if they still are what the form showed. Cognito takes an empty value as "delete". */
export const handler: Schema["updateUserAttributes"]["functionHandler"] = adminHandler({
  name: "updateUserAttributes",
  arguments: z.object({ userId, changes: z.array(change).min(1, "noChange").max(100, "attributes"), requestId }),
  run: async ({ userId, changes }, { requestId }) => {
    const user = await findUser(userId)
    requireUnchanged(user, changes)
    await cognito.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: userPoolId(),
        Username: user.username,
        UserAttributes: changes.map(({ name, value }) => ({ Name: name, Value: value })),
      }),
    )
    return { userId, requestId }
  },
})
