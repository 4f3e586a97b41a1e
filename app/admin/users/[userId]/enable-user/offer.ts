import type { UserOffer } from "../user-offer"

export const enableUserOffer: UserOffer = {
  path: "enable-user",
  operation: "enableUser",
  label: "Enable",
  sentence: "Takes the block away: they sign in as before, as far as their status allows.",
  likely: ({ enabled }) => !enabled,
  refusal: ({ enabled }) => (enabled ? { reason: "The account is enabled already.", instead: "disable-user" } : null),
}
