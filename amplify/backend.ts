import { defineBackend } from "@aws-amplify/backend"
import { auth } from "./auth/resource"
import { configureUserPoolClient } from "./auth/user-pool-client"
import { data } from "./data/resource"

const backend = defineBackend({ auth, data })

configureUserPoolClient(backend.auth.resources.cfnResources.cfnUserPoolClient)
