import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { attributeName, attributeValue, invitation, password, requestId, username } from "../arguments"
import { toUser } from "../cognito-user"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

const attribute = z.object({ name: attributeName, value: attributeValue })

/**
 * Creates a user with a temporary password, which Cognito makes where none is given, and sends an invitation or none.
 *
 * `ForceAliasCreation` stays off: it would take the address away from whoever has it. The medium is always named: left
 * out, Cognito would send the invitation by SMS.
 */
export const handler: Schema["createUser"]["functionHandler"] = adminHandler({
  name: "createUser",
  arguments: z.object({
    username,
    attributes: z.array(attribute).max(100, "attributes"),
    invitation,
    temporaryPassword: password.nullish(),
    requestId,
  }),
  run: async ({ username, attributes, invitation, temporaryPassword }) => {
    const { User } = await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId(),
        Username: username,
        UserAttributes: attributes.map(({ name, value }) => ({ Name: name, Value: value })),
        TemporaryPassword: temporaryPassword ?? undefined,
        ...(invitation === "none"
          ? { MessageAction: "SUPPRESS" }
          : { DesiredDeliveryMediums: [invitation === "sms" ? "SMS" : "EMAIL"] }),
      }),
    )
    return toUser(User ?? {})
  },
})
