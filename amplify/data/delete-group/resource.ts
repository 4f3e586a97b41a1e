import { defineFunction } from "@aws-amplify/backend"

export const deleteGroup = defineFunction({ name: "delete-group", runtime: 22, timeoutSeconds: 15 })
