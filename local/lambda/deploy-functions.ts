import { randomBytes } from "node:crypto"
import type { FunctionDescription } from "../assembly/backend-description"
import { ACCOUNT_ID, REGION } from "../assembly/stack"
import type { Principal } from "../iam/principal"
import { LambdaFunction } from "./function"

/** A function that runs, and the identity under which it calls other services. */
export interface DeployedFunction {
  arn: string
  /** What the developer calls it. */
  displayName: string
  run: LambdaFunction
  principal: Principal
}

/**
 * Makes functions ready to be invoked, each with credentials of its own.
 *
 * `endpoints` are environment variables that point the AWS SDK at this backend (`AWS_ENDPOINT_URL_…`).
 */
export function deployFunctions(
  functions: readonly FunctionDescription[],
  endpoints: Record<string, string>,
  onLog: (line: string) => void,
): DeployedFunction[] {
  return functions.map((description) => {
    const { arn, name, role, environment, displayName, ...rest } = description
    const credentials = {
      accessKeyId: `ASIA${randomBytes(8).toString("hex").toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString("base64"),
      sessionToken: randomBytes(48).toString("base64"),
    }
    const run = new LambdaFunction({
      ...rest,
      functionName: name,
      functionArn: arn,
      onLog: (line) => onLog(`[${displayName}] ${line}`),
      environment: {
        ...environment,
        ...endpoints,
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(description.memoryMb),
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SESSION_TOKEN: credentials.sessionToken,
        // The deployed runtime is newer than what this machine may have; the warning would fill every function's log.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        TZ: ":UTC",
      },
    })
    const principal: Principal = {
      kind: "role",
      ...credentials,
      arn: `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${role.name}/${name}`,
      statements: role.statements,
    }
    return { arn, displayName, run, principal }
  })
}
