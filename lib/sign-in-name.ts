import { capitalized } from "@/lib/capitalized"
import { userPoolFromOutputs } from "@/lib/user-pool"
import type { SignInName } from "@/lib/user-pool-facts"
import { SIGN_IN_NAMES } from "@/lib/user-pool-words"

/** How the sign-in pages ask for what people sign in with. */
export interface SignInNameWords {
  label: string
  /** An input's; `text` where it may be one thing or another. */
  type: "email" | "tel" | "text"
  /** Where nothing was typed. */
  missing: string
  /** Where the code of a forgotten password goes, and what is said once it was asked for. */
  codeGoes: string
  codeIsSent: string
}

/** The words for a pool; one with user names may take other things in their place, which no deployment writes down. */
export function signInNameWords(signInBy: readonly SignInName[] = userPoolFromOutputs().signInBy): SignInNameWords {
  const name = signInBy.map((each) => SIGN_IN_NAMES[each]).join(" or ")
  const [only] = signInBy.length === 1 ? signInBy : []
  const byMail = only === "email"
  return {
    label: capitalized(name),
    type: only ? TYPES[only] : "text",
    missing: `Enter your ${name}.`,
    codeGoes: byMail
      ? "A code goes to your e-mail address. With it you choose a new password."
      : "A code goes to the e-mail address or phone number of your account. With it you choose a new password.",
    codeIsSent: byMail
      ? "If there is an account with this address, a code is on its way to it. It may take a few minutes."
      : "If there is such an account, a code is on its way to its e-mail address or phone number. It may take a few minutes.",
  }
}

const TYPES = { email: "email", phone_number: "tel", username: "text" } as const
