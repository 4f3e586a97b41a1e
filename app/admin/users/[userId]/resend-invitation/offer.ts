import type { Refusal, UserOffer } from "../user-offer"
import { invitationAddress } from "./invitation-address"

export const resendInvitationOffer: UserOffer = {
  path: "resend-invitation",
  operation: "resendInvitation",
  label: "Resend invitation",
  sentence: "Sends the invitation again with a new temporary password; the old one stops working.",
  likely: ({ enabled, status }) => enabled && status === "FORCE_CHANGE_PASSWORD",
  refusal(user) {
    if (user.status !== "FORCE_CHANGE_PASSWORD") return wrongStatus(user.status)
    if (invitationAddress(user)) return null
    return {
      reason: "There is neither an e-mail address nor a phone number that an invitation could go to.",
      instead: "update-user-attributes",
    }
  },
}

function wrongStatus(status: string): Refusal {
  switch (status) {
    case "CONFIRMED":
    case "RESET_REQUIRED":
      return {
        reason: "Only somebody who has not set a password yet can be invited again, and this user has.",
        instead: "reset-user-password",
      }
    case "UNCONFIRMED":
      return { reason: "They signed up themselves, so there is no invitation.", instead: "confirm-sign-up" }
    case "EXTERNAL_PROVIDER":
      return { reason: "They sign in through another provider, so there is no invitation." }
    default:
      return { reason: "Cognito invites again only those who have not set a password yet." }
  }
}
