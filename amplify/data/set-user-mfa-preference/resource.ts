import { defineFunction } from "@aws-amplify/backend"

export const setUserMfaPreference = defineFunction({ name: "set-user-mfa-preference", runtime: 22, timeoutSeconds: 15 })
