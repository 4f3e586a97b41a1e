import { FRESH_SIGN_IN_MINUTES } from "@/amplify/auth/fresh-sign-in"

/** What is said where somebody has to confirm that it is they who sit there. */
export const SIGN_IN_AGAIN = {
  /** The link. */
  offer: "Confirm that it is you",
  /** Before anything was filled in. */
  ahead: `This takes a sign-in that is at most ${FRESH_SIGN_IN_MINUTES} minutes old, and yours is older. Confirm that it is you before you go on.`,
  /** In place of the offer, once it was taken. */
  confirmed: "You have confirmed that it is you. Now go on.",
  confirmedForm: {
    whole: "You have confirmed that it is you. Now send this again.",
    withoutSecret: "You have confirmed that it is you. Type the password in this form again, then send it.",
  },
  /** In a form that comes back after that. */
  back: {
    whole: "You have confirmed that it is you. What you typed is here again: look at it, then send it.",
    withoutSecret:
      "You have confirmed that it is you. What you typed is here again, but for the password: type that again, then send it.",
  },
  /** Beside the failure, of what the form cannot keep. */
  secret: "The password in this form has to be typed again then.",
  tooLong: "What you typed is too much to be kept until then: copy it before.",
} as const
