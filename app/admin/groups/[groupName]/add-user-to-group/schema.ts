export { membershipSchema as addUserToGroupSchema } from "../membership-schema"
