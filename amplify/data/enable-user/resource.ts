import { defineFunction } from "@aws-amplify/backend"

export const enableUser = defineFunction({ name: "enable-user", runtime: 22, timeoutSeconds: 15 })
