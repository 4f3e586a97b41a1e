import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { toUserPoolDescription } from "./user-pool-description"

/** What the console has to know of its pool: how many users, what they sign in with, attributes, password policy, MFA. */
export const handler: Schema["describeUserPool"]["functionHandler"] = adminHandler({
  name: "describeUserPool",
  roles: ["ADMINS", "SUPPORT", "AUDITORS"],
  arguments: z.object({}),
  run: async () => {
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId() }))
    return toUserPoolDescription(UserPool ?? {}, process.env)
  },
})
