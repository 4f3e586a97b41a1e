export { addUserToGroupSchema } from "../../../membership-schema"
