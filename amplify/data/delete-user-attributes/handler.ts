import { AdminDeleteUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { attributeName, requestId, shownValue, userId } from "../arguments"
import { requireUnchanged } from "../attribute-changes"
import { findUser } from "../find-user"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

const attribute = z.object({ name: attributeName, shown: shownValue })

/** Deletes attributes of a user, if they still are what the form showed. */
export const handler: Schema["deleteUserAttributes"]["functionHandler"] = adminHandler({
  name: "deleteUserAttributes",
  arguments: z.object({ userId, attributes: z.array(attribute).min(1, "noChange").max(100, "attributes"), requestId }),
  run: async ({ userId, attributes }, { requestId }) => {
    const user = await findUser(userId)
    requireUnchanged(user, attributes)
    await cognito.send(
      new AdminDeleteUserAttributesCommand({
        UserPoolId: userPoolId(),
        Username: user.username,
        UserAttributeNames: attributes.map(({ name }) => name),
      }),
    )
    return { userId, requestId }
  },
})
