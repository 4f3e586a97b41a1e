import { defineFunction } from "@aws-amplify/backend"

export const resendInvitation = defineFunction({ name: "resend-invitation", runtime: 22, timeoutSeconds: 15 })
