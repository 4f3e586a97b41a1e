import { ListGroupsCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { pageSize, pageToken } from "../arguments"
import { toGroup } from "../cognito-group"
import { readPage } from "../read-page"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

/** The pool's groups, a page at a time, in Cognito's order. */
export const handler: Schema["listGroups"]["functionHandler"] = adminHandler({
  name: "listGroups",
  roles: ["ADMINS", "SUPPORT", "AUDITORS"],
  arguments: z.object({ pageSize, pageToken }),
  run: async ({ pageSize, pageToken }) => {
    const page = await readPage(["listGroups", pageSize], pageToken, async (NextToken) => {
      const answer = await cognito.send(new ListGroupsCommand({ UserPoolId: userPoolId(), Limit: pageSize, NextToken }))
      return { items: answer.Groups ?? [], nextToken: answer.NextToken }
    })
    return { groups: page.items.map(toGroup), pageToken: page.pageToken }
  },
})
