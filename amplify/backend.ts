import { defineBackend } from "@aws-amplify/backend"
import { describePool } from "./auth/described-pool"
import { allowDirectly } from "./auth/direct-permissions"
import { auth } from "./auth/resource"
import { configureUserPoolClient } from "./auth/user-pool-client"
import { confirmSignUp } from "./data/confirm-sign-up/resource"
import { describeUserPool } from "./data/describe-user-pool/resource"
import { resendInvitation } from "./data/resend-invitation/resource"
import { data } from "./data/resource"
import { signOutUser } from "./data/sign-out-user/resource"

/** Functions are named here only where something below is done to them. */
export const backend = defineBackend({ auth, data, confirmSignUp, describeUserPool, resendInvitation, signOutUser })

configureUserPoolClient(backend.auth.resources.cfnResources.cfnUserPoolClient)
allowDirectly(backend)
describePool(backend)
