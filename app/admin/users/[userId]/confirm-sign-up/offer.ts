import type { UserOffer } from "../user-offer"

export const confirmSignUpOffer: UserOffer = {
  path: "confirm-sign-up",
  operation: "confirmSignUp",
  label: "Confirm sign-up",
  sentence: "Confirms the sign-up without the code that was sent; an address that is not verified stays so.",
  likely: ({ status }) => status === "UNCONFIRMED",
  refusal({ status }) {
    if (status === "UNCONFIRMED") return null
    if (status !== "FORCE_CHANGE_PASSWORD") return { reason: "There is no sign-up that waits for its confirmation." }
    return { reason: "They were invited, so there is no sign-up to confirm.", instead: "resend-invitation" }
  },
}
