import { defineFunction } from "@aws-amplify/backend"

export const listUsers = defineFunction({ name: "list-users", runtime: 22, timeoutSeconds: 15 })
