import { defineFunction } from "@aws-amplify/backend"

export const setUserPassword = defineFunction({ name: "set-user-password", runtime: 22, timeoutSeconds: 15 })
