import "server-only"
import type { ChallengeNameType, InitiateAuthCommandOutput } from "@aws-sdk/client-cognito-identity-provider"
import { z } from "zod"
import type { SessionTokens } from "@/lib/session-cookies"
import { SignInError } from "@/lib/sign-in-error"
import { isSignInFactor, type SignInFactor } from "@/lib/sign-in-factors"

/** A sign-in that waits: Cognito's Session continues it, and `username` is what Cognito calls the user. */
interface Waiting {
  session: string
  username: string
}

/** Signed in, or what Cognito wants to know first. */
export type SignInStep =
  | { step: "signed-in"; tokens: SessionTokens }
  | (Waiting & { step: "new-password"; requiredAttributes: string[] })
  /** `sentTo` is the address with most of it hidden, where the code was sent. */
  | (Waiting & { step: "code"; factor: SignInFactor; sentTo?: string | undefined })
  | (Waiting & { step: "choose-factor"; factors: SignInFactor[] })
  | (Waiting & { step: "set-up-app" })

type Answer = Pick<
  InitiateAuthCommandOutput,
  "AuthenticationResult" | "ChallengeName" | "ChallengeParameters" | "Session"
>

/** Prefix of attributes in the challenge for a new password, and in its answer. */
export const ATTRIBUTE_PREFIX = "userAttributes."

/**
 * What an answer of Cognito's asks for.
 * @param username what the user was called so far; a challenge may give another name
 * @throws SignInError with the name of a challenge that is not built
 */
export function readAnswer(answer: Answer, username: string): SignInStep {
  const { AuthenticationResult: result, ChallengeName, ChallengeParameters: parameters = {}, Session } = answer
  if (result) {
    const { AccessToken: accessToken, IdToken: idToken, RefreshToken: refreshToken } = result
    if (!accessToken || !idToken || !refreshToken) throw new SignInError("IncompleteAnswer")
    return { step: "signed-in", tokens: { accessToken, idToken, refreshToken } }
  }
  const asked: ChallengeNameType | undefined = ChallengeName
  const step = asked && challengeStep(asked, parameters)
  if (!step) throw new SignInError(asked ?? "IncompleteAnswer")
  if (!Session) throw new SignInError("IncompleteAnswer")
  return { ...step, session: Session, username: parameters.USER_ID_FOR_SRP ?? username }
}

function challengeStep(asked: ChallengeNameType, parameters: Record<string, string>) {
  if (asked === "NEW_PASSWORD_REQUIRED") {
    const requiredAttributes = names(parameters.requiredAttributes ?? "[]").map(withoutPrefix)
    return { step: "new-password", requiredAttributes } as const
  }
  if (isSignInFactor(asked)) {
    return { step: "code", factor: asked, sentTo: parameters.CODE_DELIVERY_DESTINATION } as const
  }
  if (asked === "MFA_SETUP") {
    const canSetUp = names(parameters.MFAS_CAN_SETUP ?? "[]")
    return canSetUp.includes("SOFTWARE_TOKEN_MFA") ? ({ step: "set-up-app" } as const) : undefined
  }
  if (asked !== "SELECT_MFA_TYPE") return undefined
  const factors = names(parameters.MFAS_CAN_CHOOSE ?? "[]").filter(isSignInFactor)
  return factors.length > 0 ? ({ step: "choose-factor", factors } as const) : undefined
}

/** Cognito writes lists as JSON in a text. */
function names(text: string): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(text))
  } catch {
    throw new SignInError("IncompleteAnswer")
  }
}

const withoutPrefix = (name: string) => (name.startsWith(ATTRIBUTE_PREFIX) ? name.slice(ATTRIBUTE_PREFIX.length) : name)
