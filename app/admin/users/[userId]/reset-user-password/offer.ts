import type { User } from "@/lib/users"
import type { Refusal, UserOffer } from "../user-offer"
import { verifiedContacts } from "./verified-contacts"

export const resetUserPasswordOffer: UserOffer = {
  path: "reset-user-password",
  operation: "resetUserPassword",
  label: "Reset password",
  sentence: "Makes the present password useless and sends a code, with which they set a new one.",
  likely: ({ status }) => status === "CONFIRMED" || status === "RESET_REQUIRED",
  refusal: (user) => wrongStatus(user.status) ?? notNow(user),
}

function wrongStatus(status: string): Refusal | null {
  switch (status) {
    case "CONFIRMED":
    case "RESET_REQUIRED":
      return null
    case "FORCE_CHANGE_PASSWORD":
      return {
        reason: "Invited, has not set a password yet: what they need is a new invitation.",
        instead: "resend-invitation",
      }
    case "UNCONFIRMED":
      return { reason: "The sign-up has to be confirmed before its password can be reset.", instead: "confirm-sign-up" }
    case "EXTERNAL_PROVIDER":
      return { reason: "They sign in through another provider and have no password here." }
    default:
      return { reason: "Cognito resets no password in this state of an account.", instead: "set-user-password" }
  }
}

function notNow(user: User): Refusal | null {
  if (!user.enabled) return { reason: "The account is disabled: enable it first.", instead: "enable-user" }
  if (verifiedContacts(user).length > 0) return null
  return {
    reason:
      "There is no verified e-mail address or phone number that a code could go to. Verify one by editing the attributes, or set a password.",
    instead: "set-user-password",
  }
}
