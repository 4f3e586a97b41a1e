import { execFile } from "node:child_process"
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { parse } from "yaml"
import { appOrigin } from "../../lib/app-origin"
import { usersPerSecond } from "../../lib/pace"
import { signInSecret } from "../../lib/sign-in-secret"

const projectRoot = path.join(import.meta.dirname, "..", "..")

/** Next's own reader of `.env.production`: which quotes and dollar signs it understands is its business. */
const nextEnv = createRequire(createRequire(import.meta.url).resolve("next/package.json")).resolve("@next/env")
const READ_ENV = `console.log(JSON.stringify(require(process.argv[1]).loadEnvConfig(".", false, console).parsedEnv))`

/** What Amplify Hosting sets for a branch. */
const HOSTING = { AWS_BRANCH: "feature/groups", AWS_APP_ID: "d1234567890abc", AWS_REGION: "eu-west-1", CI: "true" }

/** Credentials that are nobody's, and an AWS that does not answer: what follows would need an account. */
const NO_AWS = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "none",
  AWS_ENDPOINT_URL: "http://127.0.0.1:9",
  AWS_MAX_ATTEMPTS: "1",
  AWS_EC2_METADATA_DISABLED: "true",
  AMPLIFY_DISABLE_TELEMETRY: "1",
}

interface Phases {
  phases: Record<string, { commands: string[] }>
}

const file: { backend: Phases; frontend: Phases } = parse(await readFile(path.join(projectRoot, "amplify.yml"), "utf8"))
const commandsOf = ({ phases }: Phases) => Object.values(phases).flatMap(({ commands }) => commands)
const command = (part: "backend" | "frontend", word: string) => {
  const found = commandsOf(file[part]).filter((candidate) => candidate.includes(word))
  expect(found).toHaveLength(1)
  return found[0] ?? ""
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hosting-"))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs a command as Hosting does, with nothing of this machine's environment but where programs are. */
async function run(line: string, env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const { stdout, stderr, ...ended } = await promisify(execFile)("bash", ["-c", line], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...HOSTING, ...env } as unknown as NodeJS.ProcessEnv,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error) => error)
  return { code: ended.code ?? 0, output: `${stdout}${stderr}` }
}

async function copyToFolder(...names: string[]): Promise<void> {
  for (const name of names) await cp(path.join(projectRoot, name), path.join(folder, name), { recursive: true })
}

describe("amplify.yml, run as far as that goes without an account", () => {
  it("has no command that is not tried here, but for the one that brings Node itself", () => {
    expect(commandsOf(file.backend).map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "nvm install",
      "npm ci --cache",
      "npx ampx pipeline-deploy",
    ])
    const [last, ...lines] = commandsOf(file.frontend).reverse()
    expect(last).toBe("npm run build")
    expect(lines.every((line) => line.endsWith(">> .env.production") || line.endsWith(">> .env.production; fi"))).toBe(
      true,
    )
  })

  it("takes a Node that the project runs on", async () => {
    const { engines } = JSON.parse(await readFile(path.join(projectRoot, "package.json"), "utf8"))
    const hosting = Number(await readFile(path.join(projectRoot, ".nvmrc"), "utf8"))
    expect(hosting).toBeGreaterThan(Number(/>=(\d+)/.exec(engines.node)?.[1]))
  })

  it("installs what the lockfile says", async () => {
    await copyToFolder("package.json", "package-lock.json")
    const { code, output } = await run(`${command("backend", "npm ci")} --dry-run --ignore-scripts`)
    expect(output).not.toMatch(/Missing:|Invalid:/)
    expect(code).toBe(0)
  })

  it("synthesizes and type-checks the backend, and then needs an account", { timeout: 300_000 }, async () => {
    await copyToFolder("amplify", "package.json", "package-lock.json", "tsconfig.json")
    await symlink(path.join(projectRoot, "node_modules"), path.join(folder, "node_modules"))
    const { code, output } = await run(command("backend", "pipeline-deploy"), NO_AWS)
    expect(output).toContain("Backend synthesized")
    expect(output).toContain("Type checks completed")
    expect(output).toContain("UnresolvedAccount")
    expect(code).not.toBe(0)
  })

  it("refuses to build a console without the backend that it belongs to", async () => {
    await copyToFolder("package.json", "scripts")
    await symlink(path.join(projectRoot, "node_modules"), path.join(folder, "node_modules"))
    const { code, output } = await run("node --import tsx scripts/ensure-outputs.ts")
    expect(output).toContain("amplify_outputs.json is missing")
    expect(code).toBe(1)
  })
})

describe("what amplify.yml tells the server", () => {
  /** What the server on Hosting sees: `.env.production`, and nothing else of the build's environment. */
  async function serverEnvironment(branch: Record<string, string> = {}): Promise<Record<string, string>> {
    const writing = commandsOf(file.frontend).filter((line) => line !== "npm run build")
    const { code, output } = await run(writing.join("\n"), branch)
    expect({ code, output }).toEqual({ code: 0, output: "" })
    return JSON.parse((await run(`node -e '${READ_ENV}' "${nextEnv}"`, { NODE_ENV: "production" })).output)
  }

  it("is all that it does not start without", async () => {
    const seen = await serverEnvironment()
    expect(seen).toEqual({
      AMPLIFY_APP_ORIGIN: "https://feature-groups.d1234567890abc.amplifyapp.com",
      SIGN_IN_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    for (const [name, value] of Object.entries(seen)) vi.stubEnv(name, value)
    expect(appOrigin()).toBe(seen.AMPLIFY_APP_ORIGIN)
    expect([signInSecret(), usersPerSecond()]).not.toContain(undefined)
    vi.unstubAllEnvs()
  })

  it("is a new secret with every build", async () => {
    const one = await serverEnvironment()
    await rm(path.join(folder, ".env.production"))
    expect((await serverEnvironment()).SIGN_IN_SECRET).not.toBe(one.SIGN_IN_SECRET)
  })

  it("is what the branch's own variables say", async () => {
    const branch = {
      AMPLIFY_APP_ORIGIN: "https://console.example.com",
      CONSOLE_NOTICE: "Staging: people's data is made up.",
      MANY_USERS_PER_SECOND: "5",
    }
    expect(await serverEnvironment(branch)).toMatchObject(branch)
  })
})
