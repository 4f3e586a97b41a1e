import { defineFunction } from "@aws-amplify/backend"

export const listGroups = defineFunction({ name: "list-groups", runtime: 22, timeoutSeconds: 15 })
