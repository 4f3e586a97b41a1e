export { userSchema as enableUserSchema } from "../user-schema"
