import { defineFunction } from "@aws-amplify/backend"

export const signOutUser = defineFunction({ name: "sign-out-user", runtime: 22, timeoutSeconds: 15 })
