import { defineFunction } from "@aws-amplify/backend"

export const listGroupsForUser = defineFunction({ name: "list-groups-for-user", runtime: 22, timeoutSeconds: 15 })
