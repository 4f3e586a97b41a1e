import { ownAccountRefusal } from "../own-account"
import type { UserOffer } from "../user-offer"

export const disableUserOffer: UserOffer = {
  path: "disable-user",
  operation: "disableUser",
  label: "Disable",
  sentence: "Refuses every sign-in and ends the sessions, but keeps the account and all that belongs to it.",
  likely: ({ enabled, status }) => enabled && status !== "UNCONFIRMED",
  danger: true,
  refusal: ({ enabled }, context) =>
    enabled ? ownAccountRefusal(context) : { reason: "The account is disabled already.", instead: "enable-user" },
}
