import "server-only"
import { z } from "zod"
import { signInCookie } from "@/lib/sign-in-cookie"
import { SIGN_IN_FACTORS } from "@/lib/sign-in-factors"
import { HOME_PATH } from "@/lib/sign-in-path"

/** Cognito's own lifetime of a challenge's Session, unless the client sets another. */
const MAX_AGE_SECONDS = 3 * 60

const waiting = {
  /** Cognito's Session, which continues this sign-in and no other. */
  session: z.string().min(1),
  /** What Cognito calls the user in the answer to the challenge. */
  username: z.string().min(1),
  /** What they call themselves: what was typed at the start. */
  account: z.string().min(1),
  /** Where to go afterwards. */
  next: z.string(),
  /** Whose session this sign-in is to make fresh, by the sub; absent in one that begins a session. */
  again: z.string().optional(),
}

const challengeSchema = z.discriminatedUnion("step", [
  z.object({
    ...waiting,
    step: z.literal("new-password"),
    /** Attributes that the pool requires and the user does not have, without Cognito's "userAttributes." prefix. */
    requiredAttributes: z.array(z.string()),
  }),
  z.object({
    ...waiting,
    step: z.literal("code"),
    factor: z.enum(SIGN_IN_FACTORS),
    /** The address with most of it hidden, where the code was sent. */
    sentTo: z.string().optional(),
  }),
  z.object({ ...waiting, step: z.literal("choose-factor"), factors: z.array(z.enum(SIGN_IN_FACTORS)) }),
  z.object({
    ...waiting,
    step: z.literal("set-up-app"),
    /** What the authenticator app is to have, in Base32. It stays in this cookie, and is shown by its page alone. */
    secret: z.string().min(1),
  }),
])

export type Challenge = z.output<typeof challengeSchema>

/**
 * The challenge stays in the browser that started it, and only there: kept on the server, a second visitor could finish
 * the first one's sign-in and would be handed the first one's session (measured with Amplify's own server-side signIn).
 */
export const signInChallenge = signInCookie("sign-in-challenge", challengeSchema, MAX_AGE_SECONDS)

/**
 * A browser keeps 4,096 bytes in one cookie, and sealing makes a third more of them. Cognito's Session alone may have
 * 2,048 characters, and so may the way back.
 */
const MAX_JSON_BYTES = 2_800

/** Keeps a challenge in this browser; where it does not fit, without the way back. Only in server actions. */
export async function writeChallenge(challenge: Challenge): Promise<void> {
  const fits = Buffer.byteLength(JSON.stringify(challenge)) <= MAX_JSON_BYTES
  await signInChallenge.write(fits ? challenge : { ...challenge, next: HOME_PATH })
}

/** The challenge of this browser when it waits for this very step, else null. */
export async function readChallenge<Step extends Challenge["step"]>(
  step: Step,
): Promise<Extract<Challenge, { step: Step }> | null> {
  const challenge = await signInChallenge.read()
  return challenge?.step === step ? (challenge as Extract<Challenge, { step: Step }>) : null
}
