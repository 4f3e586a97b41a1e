import { defineFunction } from "@aws-amplify/backend"

export const listUsersInGroup = defineFunction({ name: "list-users-in-group", runtime: 22, timeoutSeconds: 15 })
