import { defineFunction } from "@aws-amplify/backend"

/** In the stack of the user pool: its permission is a policy of that stack (`auth/direct-permissions.ts`). */
export const confirmSignUp = defineFunction({
  name: "confirm-sign-up",
  resourceGroupName: "auth",
  runtime: 22,
  timeoutSeconds: 15,
})
