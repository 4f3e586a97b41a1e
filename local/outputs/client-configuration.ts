import { execFile } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { promisify } from "node:util"
import type { DeployedIds } from "../assembly/attributes"
import { writeAtomically } from "../write-atomically"

export type ClientConfiguration = Record<string, unknown>

/** Stand for the ids while the configuration is generated, so that it can be kept beside the assembly. */
const PLACEHOLDERS: DeployedIds = {
  graphqlUrl: "https://graphql-url.invalid/graphql",
  userPoolId: "us-east-1_PlaceHold",
  userPoolClientId: "userpoolclientplaceholder0",
}

/**
 * What `amplify_outputs.json` holds for an assembly (format 1.4, model introspection included), with the addresses and
 * ids of the local backend. The identity pool is left out: nothing here answers for it.
 */
export async function clientConfiguration(assemblyFolder: string, ids: DeployedIds): Promise<ClientConfiguration> {
  const kept = path.join(path.dirname(assemblyFolder), "client-configuration.json")
  if (!existsSync(kept)) writeAtomically(kept, await generate(assemblyFolder))
  const configuration = JSON.parse(withIds(readFileSync(kept, "utf8"), ids)) as ClientConfiguration
  const {
    identity_pool_id: _,
    unauthenticated_identities_enabled: __,
    ...auth
  } = configuration.auth as object as {
    identity_pool_id?: string
    unauthenticated_identities_enabled?: boolean
  }
  return { ...configuration, auth }
}

async function generate(assemblyFolder: string): Promise<string> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href
  const script = fileURLToPath(new URL("./generate.ts", import.meta.url))
  const { NODE_OPTIONS: _, ...env } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", tsx, script, assemblyFolder, JSON.stringify(PLACEHOLDERS)],
    { env, maxBuffer: 64 * 1024 * 1024 },
  )
  return stdout
}

function withIds(text: string, ids: DeployedIds): string {
  return (Object.keys(PLACEHOLDERS) as (keyof DeployedIds)[]).reduce(
    (result, key) => result.replaceAll(PLACEHOLDERS[key], ids[key]),
    text,
  )
}
