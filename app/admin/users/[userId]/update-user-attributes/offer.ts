import type { UserOffer } from "../user-offer"

export const updateUserAttributesOffer: UserOffer = {
  path: "update-user-attributes",
  operation: "updateUserAttributes",
  label: "Edit attributes",
  sentence: "Changes the name, the address and whatever else the pool holds, and marks contacts as verified.",
  refusal: () => null,
}
