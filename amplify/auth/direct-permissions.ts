import { Policy, PolicyStatement } from "aws-cdk-lib/aws-iam"
import type { backend } from "../backend"

/**
 * The rest of the first lock: the three operations that `access` in `resource.ts` cannot give alone (`manageUsers` would
 * give a dozen more). One function, one operation, this pool.
 */
const OPERATIONS = {
  signOutUser: "cognito-idp:AdminUserGlobalSignOut",
  confirmSignUp: "cognito-idp:AdminConfirmSignUp",
  describeUserPool: "cognito-idp:DescribeUserPool",
} as const

/**
 * Gives each of the three its permission, and the pool's id, which Amplify tells only to functions with a line in
 * `access`. They stand in the stack of the pool (`resourceGroupName: "auth"`): anywhere else, that stack and theirs
 * would wait for each other.
 */
export function allowDirectly(functions: Pick<typeof backend, "auth" | keyof typeof OPERATIONS>): void {
  const { stack, resources } = functions.auth
  for (const [name, operation] of Object.entries(OPERATIONS) as [keyof typeof OPERATIONS, string][]) {
    const { role } = functions[name].resources.lambda
    if (!role) throw new Error(`The function ${name} has no role that a permission could be given to.`)
    const statement = new PolicyStatement({ actions: [operation], resources: [resources.userPool.userPoolArn] })
    new Policy(stack, `${name}Policy`, { roles: [role], statements: [statement] })
    functions[name].addEnvironment("AMPLIFY_AUTH_USERPOOL_ID", resources.userPool.userPoolId)
  }
}
