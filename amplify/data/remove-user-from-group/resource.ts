import { defineFunction } from "@aws-amplify/backend"

export const removeUserFromGroup = defineFunction({ name: "remove-user-from-group", runtime: 22, timeoutSeconds: 15 })
