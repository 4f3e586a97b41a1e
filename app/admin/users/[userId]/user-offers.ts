import { confirmSignUpOffer } from "./confirm-sign-up/offer"
import { deleteUserOffer } from "./delete-user/offer"
import { deleteUserAttributesOffer } from "./delete-user-attributes/offer"
import { disableUserOffer } from "./disable-user/offer"
import { enableUserOffer } from "./enable-user/offer"
import { resendInvitationOffer } from "./resend-invitation/offer"
import { resetUserPasswordOffer } from "./reset-user-password/offer"
import { setUserMfaPreferenceOffer } from "./set-user-mfa-preference/offer"
import { setUserPasswordOffer } from "./set-user-password/offer"
import { signOutUserOffer } from "./sign-out-user/offer"
import { updateUserAttributesOffer } from "./update-user-attributes/offer"
import type { UserOffer } from "./user-offer"

/** Everything that can be done with one user, in the order that it is offered in. */
export const USER_OFFERS: readonly UserOffer[] = [
  enableUserOffer,
  resendInvitationOffer,
  confirmSignUpOffer,
  resetUserPasswordOffer,
  setUserPasswordOffer,
  setUserMfaPreferenceOffer,
  updateUserAttributesOffer,
  deleteUserAttributesOffer,
  signOutUserOffer,
  disableUserOffer,
  deleteUserOffer,
]
