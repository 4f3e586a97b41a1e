import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import type { UserOffer } from "../user-offer"

export const signOutUserOffer: UserOffer = {
  path: "sign-out-user",
  operation: "signOutUser",
  label: "Sign out everywhere",
  sentence: `Ends the sessions on every device; tokens already issued last up to ${minutes} minutes.`,
  likely: ({ enabled, status }) => enabled && (status === "CONFIRMED" || status === "EXTERNAL_PROVIDER"),
  refusal: () => null,
}
