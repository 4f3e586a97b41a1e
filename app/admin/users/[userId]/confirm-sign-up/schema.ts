export { userSchema as confirmSignUpSchema } from "../user-schema"
