import type { GroupOffer } from "../group-offer"

export const addUserToGroupOffer: GroupOffer = {
  path: "add-user-to-group",
  operation: "addUserToGroup",
  label: "Add a user",
  sentence: "Gives somebody this group. It counts from their next token.",
  refusal: () => null,
}
