import { randomUUID } from "node:crypto"
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs"
import path from "node:path"
import { makePrivateFolder } from "../private-folder"
import { synthCacheKey } from "./cache-key"
import { runSynth } from "./run-synth"

export interface SynthOptions {
  /** Absolute path of the folder that holds `backend.ts`. */
  amplifyFolder: string
  /** Absolute path of the folder that holds the amplify folder. */
  projectRoot: string
  /** Absolute path; survives from run to run. */
  cacheFolder: string
  onProgress?: ((message: string) => void) | undefined
}

/** How many assemblies are kept; an older one may still be used by a backend that runs. */
const KEPT_ENTRIES = 5

/** No synthesis takes that long: its process was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000

const CONTEXT = JSON.stringify({
  "amplify-backend-namespace": "local",
  "amplify-backend-name": "local",
  "amplify-backend-type": "sandbox",
})

/**
 * Synthesizes the Amplify backend and gives the folder of its cloud assembly, without network and AWS account.
 *
 * Takes a second for each function when something changed, a fraction of one otherwise. Several processes may do it at
 * once: each writes a folder of its own and moves it into place. A failing synthesis (`SynthError`) leaves earlier results
 * alone.
 */
export async function synthesize(options: SynthOptions): Promise<string> {
  const { amplifyFolder, projectRoot, cacheFolder, onProgress } = options
  if (!existsSync(path.join(amplifyFolder, "backend.ts"))) {
    throw new Error(`There is no backend.ts in ${amplifyFolder}: name the folder of the Amplify backend.`)
  }
  makePrivateFolder(cacheFolder)
  const key = synthCacheKey({ amplifyFolder, projectRoot, context: CONTEXT })
  const entry = path.join(cacheFolder, key)
  if (!isComplete(entry)) {
    onProgress?.("Synthesizing the backend; this takes about half a minute when it changed.")
    await synthesizeInto(entry, options)
  }
  utimesSync(entry, new Date(), new Date())
  restoreGeneratedTypes(entry, projectRoot)
  return path.join(entry, "assembly")
}

async function synthesizeInto(entry: string, { amplifyFolder, projectRoot, cacheFolder }: SynthOptions): Promise<void> {
  const draft = path.join(cacheFolder, `draft-${randomUUID()}`)
  try {
    mkdirSync(draft)
    await runSynth({ amplifyFolder, projectRoot, context: CONTEXT, outFolder: path.join(draft, "assembly") })
    const generated = path.join(projectRoot, ".amplify", "generated")
    if (existsSync(generated)) cpSync(generated, path.join(draft, "generated"), { recursive: true })
    moveIntoPlace(draft, entry)
    prune(cacheFolder, entry)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function moveIntoPlace(draft: string, entry: string): void {
  // What is there without being complete was left by an interrupted deletion.
  if (existsSync(entry) && !isComplete(entry)) rmSync(entry, { recursive: true, force: true })
  try {
    renameSync(draft, entry)
  } catch (error) {
    // Another process synthesized the same input and was faster; its result is as good.
    if (!isComplete(entry)) throw error
  }
}

/** The synthesis writes the types of the functions' environments beside the app: they have to be those of this input. */
function restoreGeneratedTypes(entry: string, projectRoot: string): void {
  const kept = path.join(entry, "generated")
  if (existsSync(kept)) cpSync(kept, path.join(projectRoot, ".amplify", "generated"), { recursive: true })
}

function prune(cacheFolder: string, current: string): void {
  const entries = readdirSync(cacheFolder)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => path.join(cacheFolder, name))
    .filter((entry) => entry !== current)
    .sort((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs)
  const abandoned = readdirSync(cacheFolder)
    .filter((name) => name.startsWith("draft-"))
    .map((name) => path.join(cacheFolder, name))
    .filter((draft) => Date.now() - statSync(draft).mtimeMs > ABANDONED_AFTER_MS)
  for (const folder of [...entries.slice(KEPT_ENTRIES - 1), ...abandoned]) {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isComplete(entry: string): boolean {
  return existsSync(path.join(entry, "assembly", "manifest.json"))
}
