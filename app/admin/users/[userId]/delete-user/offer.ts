import { ownAccountRefusal } from "../own-account"
import type { UserOffer } from "../user-offer"

export const deleteUserOffer: UserOffer = {
  path: "delete-user",
  operation: "deleteUser",
  label: "Delete",
  sentence: "Deletes the account for good, with its attributes and its place in every group.",
  danger: true,
  needsFreshSignIn: true,
  refusal: (_, context) => ownAccountRefusal(context),
}
