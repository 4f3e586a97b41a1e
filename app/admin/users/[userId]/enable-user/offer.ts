import type { UserOffer } from "../user-offer"

export const enableUserOffer: UserOffer = {
  path: "enable-user",
  operation: "enableUser",
  label: "Enable",
  sentence: "Lets somebody who was disabled sign in again, with the password and the groups they had.",
  likely: ({ enabled }) => !enabled,
  refusal: ({ enabled }) => (enabled ? { reason: "The account is enabled already.", instead: "disable-user" } : null),
}
