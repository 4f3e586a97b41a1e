import { defineFunction } from "@aws-amplify/backend"

export const getGroup = defineFunction({ name: "get-group", runtime: 22, timeoutSeconds: 15 })
