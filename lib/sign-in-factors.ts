/** Second factors that this console can ask for, by the names of Cognito's challenges. */
export const SIGN_IN_FACTORS = ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"] as const
export type SignInFactor = (typeof SIGN_IN_FACTORS)[number]

export const isSignInFactor = (name: unknown): name is SignInFactor => SIGN_IN_FACTORS.some((factor) => factor === name)
