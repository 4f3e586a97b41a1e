import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished } from "vitest"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")
const { scripts } = JSON.parse(readFileSync(`${projectRoot}/package.json`, "utf8")) as {
  scripts: Record<string, string>
}

export interface Ended {
  code: number | null
  /** What it said, and what it warned of. */
  stdout: string
  stderr: string
}

interface Command {
  /** The script of package.json that is run. */
  script: string
  given: readonly string[]
  /** All of its environment, but where programs are. */
  variables: Readonly<Record<string, string>>
  /** What it may not show. */
  secrets?: readonly string[]
  /** What it reads from standard input. */
  input?: string
}

/**
 * Runs a script of package.json as it is, in a process of its own with nobody at its terminal, under these variables and
 * none of this process. Whatever comes of it, it shows no stack and no key.
 */
export async function runCommand({ script, given, variables, secrets = [], input }: Command): Promise<Ended> {
  const [, ...words] = (scripts[script] ?? "").split(" ")
  const { PATH, NODE_ENV } = process.env
  const child = spawn(process.execPath, [...words, ...given], {
    cwd: projectRoot,
    env: { PATH, NODE_ENV, ...variables },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  child.stdin?.end(input)
  const output = { stdout: "", stderr: "" }
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (text) => {
      output[stream] += text
    })
  }
  const [code] = await once(child, "close")
  expect(output.stdout + output.stderr).not.toMatch(/^\s+at /m)
  for (const secret of secrets) expect(output.stdout + output.stderr).not.toContain(secret)
  return { code, ...output }
}
