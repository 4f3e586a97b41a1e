import { AdminListGroupsForUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { pageSize, pageToken, userId } from "../arguments"
import { toGroup } from "../cognito-group"
import { readPage } from "../read-page"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** The groups of one user, a page at a time. */
export const handler: Schema["listGroupsForUser"]["functionHandler"] = adminHandler({
  name: "listGroupsForUser",
  roles: ["ADMINS", "SUPPORT", "AUDITORS"],
  arguments: z.object({ userId, pageSize, pageToken }),
  run: async ({ userId, pageSize, pageToken }) => {
    const Username = await usernameOf(userId)
    const page = await readPage(["listGroupsForUser", userId, pageSize], pageToken, async (NextToken) => {
      const answer = await cognito.send(
        new AdminListGroupsForUserCommand({ UserPoolId: userPoolId(), Username, Limit: pageSize, NextToken }),
      )
      return { items: answer.Groups ?? [], nextToken: answer.NextToken }
    })
    return { groups: page.items.map(toGroup), pageToken: page.pageToken }
  },
})
