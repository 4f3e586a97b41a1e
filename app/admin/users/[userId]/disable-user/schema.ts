export { userSchema as disableUserSchema } from "../user-schema"
