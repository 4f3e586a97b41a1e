export { userSchema as resendInvitationSchema } from "../user-schema"
