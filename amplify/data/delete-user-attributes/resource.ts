import { defineFunction } from "@aws-amplify/backend"

export const deleteUserAttributes = defineFunction({ name: "delete-user-attributes", runtime: 22, timeoutSeconds: 15 })
