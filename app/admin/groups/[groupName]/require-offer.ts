import "server-only"
import { ApiError } from "@/lib/api-error"
import { groupKind } from "@/lib/group-kind"
import type { GroupOffer } from "./group-offer"

/**
 * For a form that no page of this console has shown; the API refuses as well.
 * @throws ApiError `ProtectedGroup`
 */
export function requireOffer(offer: GroupOffer, groupName: string): void {
  if (offer.refusal(groupKind(groupName)) !== null) throw new ApiError("ProtectedGroup", { groupName })
}
