import { addUserToGroup } from "./add-user-to-group/resource"
import { confirmSignUp } from "./confirm-sign-up/resource"
import { createGroup } from "./create-group/resource"
import { createUser } from "./create-user/resource"
import { deleteGroup } from "./delete-group/resource"
import { deleteUser } from "./delete-user/resource"
import { deleteUserAttributes } from "./delete-user-attributes/resource"
import { disableUser } from "./disable-user/resource"
import { enableUser } from "./enable-user/resource"
import { removeUserFromGroup } from "./remove-user-from-group/resource"
import { resendInvitation } from "./resend-invitation/resource"
import { resetUserPassword } from "./reset-user-password/resource"
import { setUserMfaPreference } from "./set-user-mfa-preference/resource"
import { setUserPassword } from "./set-user-password/resource"
import { signOutUser } from "./sign-out-user/resource"
import { updateGroup } from "./update-group/resource"
import { updateUserAttributes } from "./update-user-attributes/resource"

/**
 * The functions that change something. Each asks for its caller's authority, and writes into the audit trail what it
 * does: `api-permissions.ts` lets it, and a change is refused where it cannot.
 */
export const changes = {
  addUserToGroup,
  removeUserFromGroup,
  createUser,
  resendInvitation,
  confirmSignUp,
  updateUserAttributes,
  deleteUserAttributes,
  enableUser,
  disableUser,
  deleteUser,
  resetUserPassword,
  setUserPassword,
  setUserMfaPreference,
  signOutUser,
  createGroup,
  updateGroup,
  deleteGroup,
}
