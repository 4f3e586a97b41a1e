import { attributeOf, type DeployedIds } from "./attributes"
import type { FunctionDescription } from "./backend-description"
import type { CloudAssembly } from "./cloud-assembly"
import { describeRole } from "./describe-role"
import { friendlyName } from "./friendly-name"
import type { Resource } from "./stack"

/** Lambda's own default. */
const DEFAULT_TIMEOUT_SECONDS = 3
const DEFAULT_MEMORY_MB = 128

/** Describes the functions with the given ARNs, each with what its role may do. */
export function describeFunctions(
  resources: readonly Resource[],
  assembly: CloudAssembly,
  ids: DeployedIds,
  arns: ReadonlySet<string>,
): FunctionDescription[] {
  const parameters = ssmParameters(resources)
  return resources.flatMap((resource) => {
    if (resource.type !== "AWS::Lambda::Function") return []
    const arn = String(attributeOf(resource, "Arn", ids))
    if (!arns.has(arn)) return []
    const { properties, logicalId } = resource
    if (!/^nodejs\d+\.x$/.test(String(properties.Runtime))) {
      throw new Error(`The function ${logicalId} needs ${properties.Runtime}; the local backend runs Node.js only.`)
    }
    const variables = (properties.Environment as { Variables?: Record<string, string> } | undefined)?.Variables ?? {}
    return [
      {
        arn,
        name: logicalId,
        displayName: friendlyName(resource),
        codeFolder: assembly.assetPath((properties.Code as { S3Key: string }).S3Key),
        handler: String(properties.Handler),
        timeoutMs: Number(properties.Timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
        memoryMb: Number(properties.MemorySize ?? DEFAULT_MEMORY_MB),
        environment: resolveEnvironment(variables, parameters, logicalId),
        role: describeRole(String(properties.Role).split("/").at(-1) ?? "", resources),
      },
    ]
  })
}

/**
 * Amplify's functions read some variables from SSM when they start (`AMPLIFY_SSM_ENV_CONFIG`). The parameters are in
 * the same assembly, so they are resolved here and the list that the function would fetch is emptied.
 */
function resolveEnvironment(
  variables: Record<string, string>,
  parameters: ReadonlyMap<string, string>,
  functionName: string,
): Record<string, string> {
  const { AMPLIFY_SSM_ENV_CONFIG: config } = variables
  if (config === undefined) return variables
  const environment: Record<string, string> = { ...variables, AMPLIFY_SSM_ENV_CONFIG: "{}" }
  for (const [name, source] of Object.entries(JSON.parse(config) as Record<string, { path: string }>)) {
    const value = parameters.get(source.path)
    if (value === undefined) {
      throw new Error(
        `The variable ${name} of ${functionName} comes from the SSM parameter ${source.path}, which the backend does not define.`,
      )
    }
    environment[name] = value
  }
  return environment
}

function ssmParameters(resources: readonly Resource[]): Map<string, string> {
  return new Map(
    resources
      .filter((resource) => resource.type === "AWS::SSM::Parameter")
      .map(({ properties }) => [String(properties.Name), String(properties.Value)]),
  )
}
