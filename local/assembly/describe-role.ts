import { readStatements } from "../iam/policy"
import type { PolicyStatement } from "../iam/principal"
import type { RoleDescription } from "./backend-description"
import type { Resource } from "./stack"

/** Managed policies that allow nothing which this backend serves: they let a function write its log. */
const LOG_ONLY = /:policy\/service-role\/AWSLambdaBasicExecutionRole$/

/** Everything that a role may do: its inline policies and every policy attached to it in any stack. */
export function describeRole(roleName: string, resources: readonly Resource[]): RoleDescription {
  const role = resources.find((resource) => resource.type === "AWS::IAM::Role" && resource.logicalId === roleName)
  if (!role) throw new Error(`The backend has no role ${roleName}.`)
  const managed = (role.properties.ManagedPolicyArns ?? []) as string[]
  const unknown = managed.find((arn) => !LOG_ONLY.test(arn))
  if (unknown) throw new Error(`The role ${roleName} has the managed policy ${unknown}, which is not known locally.`)

  const inline = ((role.properties.Policies ?? []) as AttachedPolicy[]).flatMap(statementsOf)
  const attached = resources
    .filter((resource) => resource.type === "AWS::IAM::Policy")
    .map((resource) => resource.properties as unknown as AttachedPolicy)
    .filter((policy) => policy.Roles?.includes(roleName))
    .flatMap(statementsOf)
  return { name: roleName, statements: [...inline, ...attached] }
}

interface AttachedPolicy {
  PolicyName: string
  PolicyDocument: { Statement: unknown }
  Roles?: string[]
}

function statementsOf(policy: AttachedPolicy): PolicyStatement[] {
  return readStatements(policy.PolicyDocument.Statement, policy.PolicyName)
}
