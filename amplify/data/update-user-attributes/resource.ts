import { defineFunction } from "@aws-amplify/backend"

export const updateUserAttributes = defineFunction({ name: "update-user-attributes", runtime: 22, timeoutSeconds: 15 })
