import { defineBackend } from "@aws-amplify/backend"
import { CfnUserPoolIdentityProvider } from "aws-cdk-lib/aws-cognito"
import { describePool } from "../../../../amplify/auth/described-pool"
import { allowDirectly } from "../../../../amplify/auth/direct-permissions"
import { configureUserPoolClient } from "../../../../amplify/auth/user-pool-client"
import { allowOnApi } from "../../../../amplify/data/api-permissions"
import { changes } from "../../../../amplify/data/changes"
import { describeUserPool } from "../../../../amplify/data/describe-user-pool/resource"
import { reconcileAudit } from "../../../../amplify/data/reconcile-audit/resource"
import { data } from "../../../../amplify/data/resource"
import { auth } from "./auth/resource"

const backend = defineBackend({ auth, data, ...changes, describeUserPool, reconcileAudit })
const { cfnUserPool, cfnUserPoolClient } = backend.auth.resources.cfnResources

cfnUserPool.policies = {
  passwordPolicy: { minimumLength: 12, requireLowercase: true, requireNumbers: true, temporaryPasswordValidityDays: 3 },
}
new CfnUserPoolIdentityProvider(backend.auth.stack, "Provider", {
  userPoolId: cfnUserPool.ref,
  providerName: "Company",
  providerType: "OIDC",
  providerDetails: {
    client_id: "console",
    oidc_issuer: "https://company.example",
    authorize_scopes: "openid",
    attributes_request_method: "GET",
  },
  attributeMapping: { family_name: "family_name", "custom:department": "department" },
})
configureUserPoolClient(cfnUserPoolClient)
allowDirectly(backend)
allowOnApi(backend)
describePool(backend)
