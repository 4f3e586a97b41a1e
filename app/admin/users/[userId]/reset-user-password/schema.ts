export { userSchema as resetUserPasswordSchema } from "../user-schema"
