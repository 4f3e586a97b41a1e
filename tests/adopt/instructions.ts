import { execFile } from "node:child_process"
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"

const projectRoot = path.join(import.meta.dirname, "..", "..")

/** What a reader does: runs a command, or changes a file as a difference says. */
interface Step {
  kind: "sh" | "diff"
  text: string
}

/** The steps of docs/adopt.md in their order. What takes an AWS account is set as `console`, and is not among them. */
export async function readSteps(): Promise<Step[]> {
  const page = await readFile(path.join(projectRoot, "docs", "adopt.md"), "utf8")
  const blocks = page.matchAll(/^```(sh|diff)\n(.*?)^```$/gms)
  return [...blocks].map(([, kind, text]) => ({ kind: kind as Step["kind"], text: text ?? "" }))
}

/** A fresh starter app in a folder of this project, so that it finds the packages that are installed here. */
export async function makeStarter(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(path.dirname(folder), { recursive: true })
  await cp(path.join(import.meta.dirname, "starter"), folder, { recursive: true })
  // Under its own name it would hide files of this repository.
  await rename(path.join(folder, "gitignore"), path.join(folder, ".gitignore"))
  const commit = ["-c", "user.name=Starter", "-c", "user.email=starter@example.com", "commit", "--quiet", "-m", "Start"]
  for (const words of [["init", "--quiet"], ["add", "--all"], commit]) {
    await promisify(execFile)("git", words, { cwd: folder })
  }
}

/** What has come to an app or was changed in it, the files of programs alone. */
export async function filesThatAreNotCommitted(folder: string): Promise<string[]> {
  const options = ["status", "--porcelain", "--untracked-files=all", "--no-renames", "-z"]
  const { stdout } = await promisify(execFile)("git", options, { cwd: folder })
  const files = stdout.split("\0").flatMap((line) => (/^ ?D/.test(line) ? [] : [line.slice(3)]))
  return files.filter((file) => /\.(tsx?|mjs|js)$/.test(file))
}

/**
 * Does one step in the folder of an app. `npm install` alone is not done but written down, in `installed`: its packages
 * are those of this project, which are there.
 * @returns what it has printed
 * @throws Error when the command fails, or the difference fits nowhere
 */
export async function follow({ kind, text }: Step, folder: string, installed: string[]): Promise<string> {
  const programs = path.join(folder, ".git", "programs")
  const asked = path.join(folder, ".git", "installed")
  await mkdir(programs, { recursive: true })
  await writeFile(asked, "")
  await writeFile(path.join(programs, "npm"), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${asked}'\n`, { mode: 0o755 })
  const env = { ...process.env, CONSOLE: projectRoot, PATH: `${programs}:${process.env.PATH}` }
  const command =
    kind === "sh" ? ["-euo", "pipefail", "-c", text] : ["-c", 'git apply - <<< "$1"', "bash", text.trimEnd()]
  const { stdout } = await promisify(execFile)("bash", command, { cwd: folder, env })
  installed.push(...(await readFile(asked, "utf8")).split("\n").filter(Boolean))
  return stdout
}
