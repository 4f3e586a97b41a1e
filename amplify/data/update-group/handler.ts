import { UpdateGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { AdminError } from "../admin-error"
import { adminHandler } from "../admin-handler"
import { description, groupName, precedence, requestId } from "../arguments"
import { groupBefore } from "../before"
import { toGroup } from "../cognito-group"
import { requireOwnGroup } from "../guards/protected-group"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"

/**
 * Changes a group's description and precedence, if they still are what the form showed. Both are always sent, an empty
 * description too: what is left out stays as it is. So a precedence, once given, cannot be taken away again, and a call
 * that asks for it is refused rather than half done.
 */
export const handler: Schema["updateGroup"]["functionHandler"] = adminHandler({
  name: "updateGroup",
  roles: ["ADMINS"],
  arguments: z.object({
    groupName,
    description,
    precedence,
    shownDescription: description,
    shownPrecedence: precedence,
    requestId,
  }),
  change: {
    audited: ["groupName", "description", "precedence"],
    before: groupBefore,
  },
  run: async ({ groupName, description, precedence, shownDescription, shownPrecedence }, { before }) => {
    requireOwnGroup(groupName)
    const changed = (field: string) => new AdminError("ChangedMeanwhile", { groupName, field })
    if ((before.description ?? "") !== (shownDescription ?? "")) throw changed("description")
    if (before.precedence !== (shownPrecedence ?? null)) throw changed("precedence")
    if (precedence === undefined && before.precedence !== null) {
      throw new AdminError("InvalidInput", { field: "precedence", rule: "precedenceStays" })
    }
    const { Group } = await cognitoForChanges.send(
      new UpdateGroupCommand({
        UserPoolId: userPoolId(),
        GroupName: groupName,
        Description: description ?? "",
        Precedence: precedence,
      }),
    )
    const group = toGroup(Group ?? {})
    return { result: group, after: { description: group.description, precedence: group.precedence } }
  },
})
