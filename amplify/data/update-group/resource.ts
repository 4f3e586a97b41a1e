import { defineFunction } from "@aws-amplify/backend"

export const updateGroup = defineFunction({ name: "update-group", runtime: 22, timeoutSeconds: 15 })
