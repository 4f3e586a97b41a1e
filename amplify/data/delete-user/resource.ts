import { defineFunction } from "@aws-amplify/backend"

export const deleteUser = defineFunction({ name: "delete-user", runtime: 22, timeoutSeconds: 15 })
