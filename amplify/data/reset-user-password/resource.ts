import { defineFunction } from "@aws-amplify/backend"

export const resetUserPassword = defineFunction({ name: "reset-user-password", runtime: 22, timeoutSeconds: 15 })
