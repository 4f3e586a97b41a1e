import { GetGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName } from "../arguments"
import { toGroup } from "../cognito-group"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

/** One group by its name. The list of groups knows no filter, and a pool may have 10,000. */
export const handler: Schema["getGroup"]["functionHandler"] = adminHandler({
  name: "getGroup",
  roles: ["ADMINS", "SUPPORT", "AUDITORS"],
  arguments: z.object({ groupName }),
  run: async ({ groupName }) => {
    const { Group } = await cognito.send(new GetGroupCommand({ UserPoolId: userPoolId(), GroupName: groupName }))
    return toGroup(Group ?? {})
  },
})
