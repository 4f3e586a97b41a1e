import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import path from "node:path"
import { type BackendOptions, type LocalBackend, startBackend } from "../backend"

export const projectRoot = path.join(import.meta.dirname, "..", "fixture")

/** Kept, so that only the first run ever waits for the synthesis. */
export const cacheFolder = path.join(import.meta.dirname, "..", "..", ".local", "fixture")

/** Starts the backend of `fixture/`, in memory and on free ports unless told otherwise. */
export function startFixture(change: Partial<BackendOptions> = {}): Promise<LocalBackend> {
  return startBackend({
    amplifyFolder: "amplify",
    projectRoot,
    stateFolder: cacheFolder,
    persist: false,
    ports: { graphql: 0, cognito: 0 },
    ...change,
  })
}

/** Gives a folder of its own to `run`, and takes it away afterwards. */
export async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true })
  const folder = mkdtempSync(path.join(cacheFolder, "state-"))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Gives `folder` the assemblies that are synthesized, but no draft: another test's process may be writing one. */
export function copySynthesis(folder: string): void {
  cpSync(path.join(cacheFolder, "synth"), path.join(folder, "synth"), {
    recursive: true,
    preserveTimestamps: true,
    filter: (source) => !path.basename(source).startsWith("draft-"),
  })
}

/** Starts the fixture with its data in `folder`, and with the assembly that other tests synthesized. */
export function startFixtureIn(folder: string, change: Partial<BackendOptions> = {}): Promise<LocalBackend> {
  copySynthesis(folder)
  return startFixture({ stateFolder: folder, persist: true, ...change })
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever the API answered
  data: any
  errors?: { errorType?: string; message: string; path: unknown }[]
}

/** Sends a document to the API as the bearer of a token, without any client in between. */
export async function send(
  { state }: LocalBackend,
  { AccessToken }: { AccessToken: string },
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(state.graphqlEndpoint, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: AccessToken },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer
}
