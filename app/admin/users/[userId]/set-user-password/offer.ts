import type { UserOffer } from "../user-offer"

export const setUserPasswordOffer: UserOffer = {
  path: "set-user-password",
  operation: "setUserPassword",
  label: "Set password",
  sentence: "Gives the account another password, generated or typed; nobody is told, so pass it on yourself.",
  needsFreshSignIn: true,
  refusal: ({ status }) =>
    status === "EXTERNAL_PROVIDER"
      ? { reason: "They sign in through another provider: a password here would open a way in past it." }
      : null,
}
