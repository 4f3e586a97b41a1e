export { userSchema as signOutUserSchema } from "../user-schema"
