import { ListUsersInGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName, pageSize, pageToken } from "../arguments"
import { toUser } from "../cognito-user"
import { readPage } from "../read-page"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

/** The members of one group, a page at a time. */
export const handler: Schema["listUsersInGroup"]["functionHandler"] = adminHandler({
  name: "listUsersInGroup",
  roles: ["ADMINS", "SUPPORT", "AUDITORS"],
  arguments: z.object({ groupName, pageSize, pageToken }),
  run: async ({ groupName, pageSize, pageToken }) => {
    const page = await readPage(["listUsersInGroup", groupName, pageSize], pageToken, async (NextToken) => {
      const answer = await cognito.send(
        new ListUsersInGroupCommand({ UserPoolId: userPoolId(), GroupName: groupName, Limit: pageSize, NextToken }),
      )
      return { items: answer.Users ?? [], nextToken: answer.NextToken }
    })
    return { users: page.items.map(toUser), pageToken: page.pageToken }
  },
})
