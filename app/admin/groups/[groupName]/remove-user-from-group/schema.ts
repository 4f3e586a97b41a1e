export { membershipSchema as removeUserFromGroupSchema } from "../membership-schema"
