import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { AdminError } from "../admin-error"
import { adminHandler } from "../admin-handler"
import { attributeName, attributeValue, invitation, password, requestId, username } from "../arguments"
import { toUser } from "../cognito-user"
import type { Schema } from "../resource"
import { ADMIN_GROUP } from "../roles"
import { cognitoForChanges, userPoolId } from "../user-pool"

const attribute = z.object({ name: attributeName, value: attributeValue })

/**
 * Creates a user with a temporary password, which Cognito makes where none is given, and sends an invitation or none.
 *
 * `ForceAliasCreation` stays off: it would take the address away from whoever has it. The medium is always named: left
 * out, Cognito would send the invitation by SMS.
 */
export const handler: Schema["createUser"]["functionHandler"] = adminHandler({
  name: "createUser",
  roles: ["ADMINS", "SUPPORT"],
  arguments: z.object({
    username,
    attributes: z.array(attribute).max(100, "attributes"),
    invitation,
    temporaryPassword: password.nullish(),
    requestId,
  }),
  change: {
    audited: ["username", "attributes", "invitation"],
  },
  run: async ({ username, attributes, invitation, temporaryPassword }, { caller }) => {
    // Whoever knows a new user's password can be that user.
    if (temporaryPassword && !caller.roles.includes(ADMIN_GROUP)) {
      throw new AdminError("InvalidInput", { field: "temporaryPassword", rule: "administratorsOnly" })
    }
    const { User } = await cognitoForChanges.send(
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
    const user = toUser(User ?? {})
    const { userId, enabled, status } = user
    return { result: user, made: { userId }, after: { enabled, status } }
  },
})
