import { roleGroupStays } from "@/lib/role-words"
import type { GroupOffer } from "../group-offer"

export const deleteGroupOffer: GroupOffer = {
  path: "delete-group",
  operation: "deleteGroup",
  label: "Delete",
  sentence: "Deletes the group. Its members keep their accounts and lose what the group allowed them.",
  danger: true,
  needsFreshSignIn: true,
  refusal: (kind) => {
    if (kind === "own") return null
    if (kind === "system") return "Cognito keeps this group for an identity provider and would make it again."
    return roleGroupStays(kind)
  },
}
