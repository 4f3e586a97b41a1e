import type { UserOffer } from "../user-offer"

export const setUserMfaPreferenceOffer: UserOffer = {
  path: "set-user-mfa-preference",
  operation: "setUserMfaPreference",
  label: "Second factors",
  sentence: "Shows what is asked for besides the password, and switches it on or off, for example after a lost phone.",
  needsFreshSignIn: true,
  refusal: ({ status }) =>
    status === "EXTERNAL_PROVIDER"
      ? { reason: "Signs in through another provider, which asks for second factors itself." }
      : null,
}
