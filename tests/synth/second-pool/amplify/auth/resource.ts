import { defineAuth } from "@aws-amplify/backend"
import { createUser } from "../../../../../amplify/data/create-user/resource"
import { listUsers } from "../../../../../amplify/data/list-users/resource"
import { resendInvitation } from "../../../../../amplify/data/resend-invitation/resource"
import { updateUserAttributes } from "../../../../../amplify/data/update-user-attributes/resource"

/** A pool as unlike ours as may be: phone numbers, an attribute that everybody has to have, attributes of every type. */
export const auth = defineAuth({
  loginWith: { phone: true },
  multifactor: { mode: "OPTIONAL", sms: true, totp: true },
  groups: ["ADMINS", "SUPPORT", "AUDITORS"],
  userAttributes: {
    familyName: { required: true, mutable: true },
    "custom:department": { dataType: "String", mutable: true, minLen: 2, maxLen: 20 },
    "custom:level": { dataType: "Number", mutable: true, min: 1, max: 10 },
    "custom:since": { dataType: "DateTime", mutable: true },
    "custom:newsletter": { dataType: "Boolean", mutable: true },
    "custom:badge": { dataType: "String", mutable: false },
  },
  access: (allow) => [
    allow.resource(listUsers).to(["listUsers"]),
    allow.resource(createUser).to(["createUser", "listGroupsForUser"]),
    allow.resource(resendInvitation).to(["createUser", "listUsers", "listGroupsForUser"]),
    allow.resource(updateUserAttributes).to(["updateUserAttributes", "listUsers", "listGroupsForUser"]),
  ],
})
