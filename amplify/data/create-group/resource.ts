import { defineFunction } from "@aws-amplify/backend"

export const createGroup = defineFunction({ name: "create-group", runtime: 22, timeoutSeconds: 15 })
