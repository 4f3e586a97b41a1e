import { defineFunction } from "@aws-amplify/backend"

export const confirmSignUp = defineFunction({ name: "confirm-sign-up", runtime: 22, timeoutSeconds: 15 })
