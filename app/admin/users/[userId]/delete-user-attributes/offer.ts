import { isWritable } from "@/lib/user-attributes"
import type { UserOffer } from "../user-offer"

export const deleteUserAttributesOffer: UserOffer = {
  path: "delete-user-attributes",
  operation: "deleteUserAttributes",
  label: "Delete attributes",
  sentence: "Deletes what the user pool does not require, such as a name or a phone number; you choose what.",
  danger: true,
  // What the pool requires or lets nobody change, only the pool can say: the page does.
  refusal: ({ attributes }) =>
    attributes.some(isWritable) ? null : { reason: "There is nothing to delete: all that they have is Cognito's own." },
}
