import { defineFunction } from "@aws-amplify/backend"

export const createUser = defineFunction({ name: "create-user", runtime: 22, timeoutSeconds: 15 })
