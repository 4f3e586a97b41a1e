import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { pageSize, pageToken } from "../arguments"
import { toUser } from "../cognito-user"
import { readPage } from "../read-page"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { filterSchema, toCognitoFilter } from "./filter"

/** The pool's users, a page at a time, all of them or those that match one attribute. */
export const handler: Schema["listUsers"]["functionHandler"] = adminHandler({
  name: "listUsers",
  roles: ["ADMINS", "SUPPORT", "AUDITORS"],
  arguments: z.object({ ...filterSchema, pageSize, pageToken }),
  run: async ({ pageSize, pageToken, ...filter }) => {
    const Filter = toCognitoFilter(filter)
    const page = await readPage(["listUsers", Filter ?? null, pageSize], pageToken, async (PaginationToken) => {
      const answer = await cognito.send(
        new ListUsersCommand({ UserPoolId: userPoolId(), Filter, Limit: pageSize, PaginationToken }),
      )
      return { items: answer.Users ?? [], nextToken: answer.PaginationToken }
    })
    return { users: page.items.map(toUser), pageToken: page.pageToken }
  },
})
