import { addUserToGroupOffer } from "./add-user-to-group/offer"
import { deleteGroupOffer } from "./delete-group/offer"
import type { GroupOffer } from "./group-offer"
import { updateGroupOffer } from "./update-group/offer"

/** Everything that can be done with one group, in the order that it is offered in. */
export const GROUP_OFFERS: readonly GroupOffer[] = [addUserToGroupOffer, updateGroupOffer, deleteGroupOffer]
