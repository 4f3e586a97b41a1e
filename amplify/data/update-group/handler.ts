import { GetGroupCommand, UpdateGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { AdminError } from "../admin-error"
import { adminHandler } from "../admin-handler"
import { description, groupName, precedence, requestId } from "../arguments"
import { toGroup } from "../cognito-group"
import { requireOwnGroup } from "../protected-group"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

/**
 * Changes a group's description and precedence, if they still are what the form showed. Both are always sent, an empty
 * description too: what is left out stays as it is. So a precedence, once given, cannot be taken away again, and a call
 * that asks for it is refused rather than half done.
 */
export const handler: Schema["updateGroup"]["functionHandler"] = adminHandler({
  name: "updateGroup",
  arguments: z.object({
    groupName,
    description,
    precedence,
    shownDescription: description,
    shownPrecedence: precedence,
    requestId,
  }),
  run: async ({ groupName, description, precedence, shownDescription, shownPrecedence }) => {
    requireOwnGroup(groupName)
    const pool = { UserPoolId: userPoolId(), GroupName: groupName }
    const { Group: current } = await cognito.send(new GetGroupCommand(pool))
    const changed = (field: string) => new AdminError("ChangedMeanwhile", { groupName, field })
    if ((current?.Description ?? "") !== (shownDescription ?? "")) throw changed("description")
    if ((current?.Precedence ?? null) !== (shownPrecedence ?? null)) throw changed("precedence")
    if (precedence === undefined && current?.Precedence !== undefined) {
      throw new AdminError("InvalidInput", { field: "precedence", rule: "precedenceStays" })
    }
    const { Group } = await cognito.send(
      new UpdateGroupCommand({ ...pool, Description: description ?? "", Precedence: precedence }),
    )
    return toGroup(Group ?? {})
  },
})
