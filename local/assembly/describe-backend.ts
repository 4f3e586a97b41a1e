import { readdirSync } from "node:fs"
import path from "node:path"
import { attributeOf, type DeployedIds } from "./attributes"
import type { BackendDescription } from "./backend-description"
import { type CloudAssembly, openCloudAssembly } from "./cloud-assembly"
import { describeApi } from "./describe-api"
import { describeFunctions } from "./describe-functions"
import { describeSchedules } from "./describe-schedules"
import { describeTables } from "./describe-tables"
import { describeUserPool } from "./describe-user-pool"
import { refuseAmbiguousNames, refuseUnknownTypes } from "./resource-types"
import { type Resource, Stack } from "./stack"
import { refuseCircularStacks } from "./stack-cycles"
import { withoutTableManager } from "./table-manager"

/**
 * Reads the cloud assembly in `folder` as it would look deployed with `ids`.
 *
 * Throws, naming the resource, for everything that this backend would not run as AWS does.
 */
export function describeBackend(folder: string, ids: DeployedIds): BackendDescription {
  const assembly = openCloudAssembly(folder)
  refuseCircularStacks(assembly)
  const root = new Stack(assembly.rootTemplate, assembly, (resource, attribute) =>
    attributeOf(resource, attribute, ids),
  )
  const resources = withoutTableManager(root.resources(), ids)
  refuseUnknownTypes(resources)
  refuseAmbiguousNames(resources)
  const api = describeApi(resources, assembly)
  const schedules = describeSchedules(resources, ids)
  const invoked = [
    ...api.dataSources.flatMap((source) => (source.type === "AWS_LAMBDA" ? [source.functionArn] : [])),
    ...schedules.map((schedule) => schedule.functionArn),
  ]
  return {
    api,
    userPool: describeUserPool(resources, ids),
    functions: describeFunctions(resources, assembly, ids, new Set(invoked)),
    schedules,
    bucketFiles: bucketFiles(resources, assembly),
    tables: describeTables(resources),
    stackOutputs: root.outputs(),
    stackMetadata: assembly.rootTemplate.Metadata ?? {},
  }
}

function bucketFiles(resources: readonly Resource[], assembly: CloudAssembly): Map<string, string> {
  const files = new Map<string, string>()
  for (const { type, properties } of resources) {
    if (type !== "Custom::CDKBucketDeployment") continue
    for (const source of properties.SourceObjectKeys as string[]) {
      const folder = assembly.assetPath(source)
      for (const file of readdirSync(folder)) {
        files.set(`${properties.DestinationBucketName}/${file}`, path.join(folder, file))
      }
    }
  }
  return files
}
