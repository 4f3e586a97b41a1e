import { randomUUID } from "node:crypto"
import { createGroup, createPerson } from "../harness/people"
import type { Product } from "../harness/product"
import { addAuthenticatorApp } from "../harness/second-factors"
import { invitePerson, signUpPerson } from "../session/pool"

/** A form of the console that changes something. */
export interface ChangeByForm {
  /** Of Cognito's, which makes the change. */
  operation: string
  /** Makes what it is about. @returns the form's fields */
  prepare(app: Product): Promise<Record<string, string>>
  /** What it is about is gone then, and whoever sends the form again is led on. */
  removes?: true
}

const reason = "They asked for it"

const ofUser = (fields: Record<string, string> = {}, groups: string[] = []): ChangeByForm["prepare"] => {
  return async (app) => {
    const { userId } = await createPerson(app, { groups, name: "Shown" })
    return { userId, name: "", ...fields }
  }
}

const ofGroup = (fields: (groupName: string) => Record<string, string>): ChangeByForm["prepare"] => {
  return async (app) => {
    const groupName = await createGroup(app)
    return { groupName, ...fields(groupName) }
  }
}

/** Every action that changes something by one form, with fields that Cognito takes. */
export const CHANGES_BY_FORM: Readonly<Record<string, ChangeByForm>> = {
  addUserToGroupAction: { operation: "AdminAddUserToGroup", prepare: ofUser({ groupName: "EDITORS" }) },
  removeUserFromGroupAction: {
    operation: "AdminRemoveUserFromGroup",
    prepare: ofUser({ groupName: "PARTNERS" }, ["PARTNERS"]),
  },
  updateUserAttributesAction: {
    operation: "AdminUpdateUserAttributes",
    prepare: ofUser({ shown: '{"name":"Shown"}', "attribute.name": "Changed" }),
  },
  deleteUserAttributesAction: {
    operation: "AdminDeleteUserAttributes",
    prepare: ofUser({ shown: '{"name":"Shown"}', "attribute.name": "on", reason }),
  },
  enableUserAction: { operation: "AdminEnableUser", prepare: ofUser() },
  disableUserAction: { operation: "AdminDisableUser", prepare: ofUser({ reason }) },
  deleteUserAction: {
    operation: "AdminDeleteUser",
    removes: true,
    prepare: async (app) => {
      const { userId, email } = await createPerson(app)
      return { userId, name: "", reason, confirmation: email }
    },
  },
  resetUserPasswordAction: { operation: "AdminResetUserPassword", prepare: ofUser() },
  setUserPasswordAction: {
    operation: "AdminSetUserPassword",
    prepare: ofUser({ source: "generate", permanent: "no" }),
  },
  setUserMfaPreferenceAction: {
    operation: "AdminSetUserMFAPreference",
    prepare: async (app) => {
      const person = await createPerson(app)
      await addAuthenticatorApp(app, person)
      return { userId: person.userId, name: "", shown: "SOFTWARE_TOKEN_MFA" }
    },
  },
  signOutUserAction: { operation: "AdminUserGlobalSignOut", prepare: ofUser() },
  createUserAction: {
    operation: "AdminCreateUser",
    prepare: async () => ({ invitation: "email", "attribute.email": `made-${randomUUID()}@example.com` }),
  },
  resendInvitationAction: {
    operation: "AdminCreateUser",
    prepare: async (app) => ({ userId: (await invitePerson(app)).userId, name: "" }),
  },
  confirmSignUpAction: {
    operation: "AdminConfirmSignUp",
    prepare: async (app) => ({ userId: (await signUpPerson(app)).userId, name: "" }),
  },
  createGroupAction: {
    operation: "CreateGroup",
    prepare: async () => ({ groupName: `FAULTS-${randomUUID()}`, description: "", precedence: "" }),
  },
  updateGroupAction: {
    operation: "UpdateGroup",
    prepare: ofGroup(() => ({
      description: "Changed",
      precedence: "",
      shown: '{"description":null,"precedence":null}',
    })),
  },
  deleteGroupAction: {
    operation: "DeleteGroup",
    removes: true,
    prepare: ofGroup((groupName) => ({ reason, typedName: groupName })),
  },
}
