import { CfnUserPoolIdentityProvider } from "aws-cdk-lib/aws-cognito"
import type { backend } from "../backend"

type Described = Pick<typeof backend, "auth" | "describeUserPool" | "resendInvitation">

/** Tells the functions what Cognito would not tell them about the pool; it is known when they are deployed. */
export function describePool({ auth, describeUserPool, resendInvitation }: Described): void {
  const { cfnUserPool } = auth.resources.cfnResources
  const providers = auth.stack.node.findAll().filter((construct) => construct instanceof CfnUserPoolIdentityProvider)
  const mapped = providers.flatMap(({ attributeMapping }) =>
    Object.keys((attributeMapping as object | undefined) ?? {}),
  )
  resendInvitation.addEnvironment("USER_POOL_SIGN_IN_BY", (cfnUserPool.usernameAttributes ?? []).join(","))
  describeUserPool.addEnvironment("USER_POOL_MFA_FACTORS", (cfnUserPool.enabledMfas ?? []).join(","))
  describeUserPool.addEnvironment("USER_POOL_MAPPED_ATTRIBUTES", [...new Set(mapped)].join(","))
}
