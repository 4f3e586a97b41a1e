import { defineBackend } from "@aws-amplify/backend"
import { describePool } from "./auth/described-pool"
import { allowDirectly } from "./auth/direct-permissions"
import { auth } from "./auth/resource"
import { configureUserPoolClient } from "./auth/user-pool-client"
import { allowOnApi } from "./data/api-permissions"
import { changes } from "./data/changes"
import { keepTables } from "./data/kept-tables"
import { raiseAlarms } from "./data/raise-alarms"
import { readings } from "./data/readings"
import { reconcileAudit } from "./data/reconcile-audit/resource"
import { data } from "./data/resource"

export const backend = defineBackend({ auth, data, ...changes, ...readings, reconcileAudit })

configureUserPoolClient(backend.auth.resources.cfnResources.cfnUserPoolClient)
allowDirectly(backend)
allowOnApi(backend)
describePool(backend)
keepTables(backend)
raiseAlarms(backend)
