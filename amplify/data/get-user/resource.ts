import { defineFunction } from "@aws-amplify/backend"

export const getUser = defineFunction({ name: "get-user", runtime: 22, timeoutSeconds: 15 })
