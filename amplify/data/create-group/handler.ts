import { CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { description, groupName, precedence, requestId } from "../arguments"
import { toGroup } from "../cognito-group"
import { requireOwnGroup } from "../guards/protected-group"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"

/** Creates a group. Its name is for good: Cognito cannot rename one. */
export const handler: Schema["createGroup"]["functionHandler"] = adminHandler({
  name: "createGroup",
  roles: ["ADMINS"],
  arguments: z.object({ groupName, description, precedence, requestId }),
  change: {
    audited: ["groupName", "description", "precedence"],
  },
  run: async ({ groupName, description, precedence }) => {
    requireOwnGroup(groupName)
    const { Group } = await cognitoForChanges.send(
      new CreateGroupCommand({
        UserPoolId: userPoolId(),
        GroupName: groupName,
        Description: description,
        Precedence: precedence,
      }),
    )
    const group = toGroup(Group ?? {})
    return { result: group, after: { description: group.description, precedence: group.precedence } }
  },
})
