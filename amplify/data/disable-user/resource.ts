import { defineFunction } from "@aws-amplify/backend"

export const disableUser = defineFunction({ name: "disable-user", runtime: 22, timeoutSeconds: 15 })
