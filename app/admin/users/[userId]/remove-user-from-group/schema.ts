export { removeUserFromGroupSchema } from "../../../membership-schema"
