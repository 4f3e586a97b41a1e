import { readStatements } from "../iam/policy"
import type { PolicyStatement } from "../iam/principal"
import type { RoleDescription } from "./backend-description"
import type { Resource } from "./stack"

/** Managed policies that are known, by the end of their ARN, with what they allow. */
const MANAGED_POLICIES: Readonly<Record<string, PolicyStatement[]>> = {
  ":policy/service-role/AWSLambdaBasicExecutionRole": [
    {
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "*",
    },
  ],
}

/** Everything that a role may do: its inline policies, its managed ones and every policy attached to it in any stack. */
export function describeRole(roleName: string, resources: readonly Resource[]): RoleDescription {
  const role = resources.find((resource) => resource.type === "AWS::IAM::Role" && resource.logicalId === roleName)
  if (!role) throw new Error(`The backend has no role ${roleName}.`)
  const managed = ((role.properties.ManagedPolicyArns ?? []) as string[]).flatMap((arn) => {
    const known = Object.entries(MANAGED_POLICIES).find(([end]) => arn.endsWith(end))
    if (!known) throw new Error(`The role ${roleName} has the managed policy ${arn}, which is not known locally.`)
    return known[1]
  })
  const inline = ((role.properties.Policies ?? []) as AttachedPolicy[]).flatMap(statementsOf)
  const attached = resources
    .filter((resource) => resource.type === "AWS::IAM::Policy")
    .map((resource) => resource.properties as unknown as AttachedPolicy)
    .filter((policy) => policy.Roles?.includes(roleName))
    .flatMap(statementsOf)
  return { name: roleName, statements: [...managed, ...inline, ...attached] }
}

interface AttachedPolicy {
  PolicyName: string
  PolicyDocument: { Statement: unknown }
  Roles?: string[]
}

function statementsOf(policy: AttachedPolicy): PolicyStatement[] {
  return readStatements(policy.PolicyDocument.Statement, policy.PolicyName)
}
