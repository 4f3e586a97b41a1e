import { defineFunction } from "@aws-amplify/backend"

/** In the stack of the user pool: its permission is a policy of that stack (`auth/direct-permissions.ts`). */
export const describeUserPool = defineFunction({
  name: "describe-user-pool",
  resourceGroupName: "auth",
  runtime: 22,
  timeoutSeconds: 15,
})
