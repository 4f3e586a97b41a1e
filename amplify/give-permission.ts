import type { Stack } from "aws-cdk-lib"
import { type IRole, Policy, PolicyStatement } from "aws-cdk-lib/aws-iam"

/** A function, as far as a permission needs one. */
interface Permitted {
  resources: { lambda: { role?: IRole } }
}

/**
 * Lets a function do something, by a policy of its own.
 * @param stack where the policy stands: the stack of what it is about, which the function's own must not wait for
 * @param name of the policy, once in that stack
 */
export function givePermission(
  stack: Stack,
  name: string,
  { resources: { lambda } }: Permitted,
  permission: { actions: string[]; resources: string[] },
): void {
  if (!lambda.role) throw new Error(`The function of ${name} has no role that a permission could be given to.`)
  new Policy(stack, name, { roles: [lambda.role], statements: [new PolicyStatement(permission)] })
}
