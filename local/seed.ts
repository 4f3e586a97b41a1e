import { rmSync } from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { REGION } from "./assembly/stack"
import { readStateFile } from "./read-state"
import { writeAtomically } from "./write-atomically"

export interface Credentials {
  email: string
  password: string
}

/** The default export of a seed module: fills a pool through the SDK and gives the administrator that it made. */
export type Seed = (input: {
  client: CognitoIdentityProviderClient
  userPoolId: string
  users?: number
  onProgress(done: number, total: number): void
}) => Promise<Credentials>

/** Remembers in a state folder whether the sample data is complete, and the administrator's credentials. */
export class SeedMarker {
  readonly #file: string

  constructor(stateFolder: string) {
    this.#file = path.join(stateFolder, "seed.json")
  }

  /** The administrator of sample data that was filled in completely. */
  get admin(): Credentials | undefined {
    const { status, admin } = readStateFile(this.#file) ?? {}
    return status === "finished" ? (admin as Credentials) : undefined
  }

  /** Whether an earlier run was stopped while it filled in sample data. */
  get interrupted(): boolean {
    return readStateFile(this.#file)?.status === "started"
  }

  start(): void {
    writeAtomically(this.#file, JSON.stringify({ status: "started" }), 0o600)
  }

  finish(admin: Credentials): void {
    writeAtomically(this.#file, JSON.stringify({ status: "finished", admin }), 0o600)
  }

  clear(): void {
    rmSync(this.#file, { force: true })
  }
}

export interface SeedRun {
  /** Path of the seed module. */
  seed: string
  cognitoEndpoint: string
  userPoolId: string
  users?: number | undefined
  onProgress(message: string): void
}

/** Runs a seed module against the local Cognito, with the stock SDK client. */
export async function runSeed({ seed, cognitoEndpoint, userPoolId, users, onProgress }: SeedRun): Promise<Credentials> {
  // Said once per process and about Lambda's future, not about this machine's work.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true"
  const { default: fill } = (await import(pathToFileURL(path.resolve(seed)).href)) as { default: Seed }
  // Loaded only when there is something to fill in: the SDK costs some 20 MB.
  const { CognitoIdentityProviderClient } = await import("@aws-sdk/client-cognito-identity-provider")
  const client = new CognitoIdentityProviderClient({
    region: REGION,
    endpoint: cognitoEndpoint,
    credentials: { accessKeyId: "AKIALOCALOWNER000000", secretAccessKey: "local" },
  })
  let reported = Date.now()
  try {
    return await fill({
      client,
      userPoolId,
      ...(users === undefined ? {} : { users }),
      onProgress: (done, total) => {
        if (done < total && Date.now() - reported < 2000) return
        reported = Date.now()
        onProgress(`Filling in sample data: ${done} of ${total} users.`)
      },
    })
  } finally {
    client.destroy()
  }
}
