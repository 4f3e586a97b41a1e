import { disableUserOffer } from "./disable-user/offer"
import { enableUserOffer } from "./enable-user/offer"
import type { UserOffer } from "./user-offer"

/** Everything that can be done with one user, in the order that it is offered in. */
export const USER_OFFERS: readonly UserOffer[] = [enableUserOffer, disableUserOffer]
