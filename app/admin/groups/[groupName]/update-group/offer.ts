import type { GroupOffer } from "../group-offer"

export const updateGroupOffer: GroupOffer = {
  path: "update-group",
  operation: "updateGroup",
  label: "Edit",
  sentence: "Changes the description and the precedence. The name is for good.",
  refusal: (kind) =>
    kind === "system" ? "Cognito keeps this group for an identity provider and writes its description itself." : null,
}
