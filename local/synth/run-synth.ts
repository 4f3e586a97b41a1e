import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import path from "node:path"
import { pathToFileURL } from "node:url"

/** The backend does not synthesize; `message` says what to do and ends with the compiler's own words. */
export class SynthError extends Error {
  override readonly name = "SynthError"
}

/** Lines that every synthesis prints and that nobody can act on. */
const NOISE =
  /^(Bundling asset |npm warn |Be careful when using @auth|\s*Use `addResourceDependency`|\[WARNING\] aws-cdk-lib)/

export interface SynthRun {
  amplifyFolder: string
  projectRoot: string
  context: string
  /** Where the cloud assembly is written. */
  outFolder: string
}

/** Runs `backend.ts` in a process of its own, as `ampx` does, without network. Throws `SynthError`. */
export function runSynth({ amplifyFolder, projectRoot, context, outFolder }: SynthRun): Promise<void> {
  const { NODE_OPTIONS: _, ...environment } = process.env
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href
  const child = spawn(process.execPath, ["--import", tsx, path.join(amplifyFolder, "backend.ts")], {
    cwd: projectRoot,
    env: { ...environment, CDK_OUTDIR: outFolder, CDK_CONTEXT_JSON: context },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text
    })
  }
  // Ctrl-C reaches the whole group; any other end of this process must not leave the child behind.
  const killChild = () => child.kill()
  process.once("exit", killChild)
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code) => {
      process.off("exit", killChild)
      if (code === 0) resolve()
      else reject(new SynthError(explain(amplifyFolder, projectRoot, output)))
    })
  })
}

function explain(amplifyFolder: string, projectRoot: string, output: string): string {
  const said = output
    .split("\n")
    .filter((line) => !NOISE.test(line))
    .join("\n")
    .trim()
  const folder = path.relative(projectRoot, amplifyFolder) || amplifyFolder
  return `The backend in ${folder}/ does not synthesize: correct what is reported below and start again.\n\n${said}`
}
