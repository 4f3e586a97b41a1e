/**
 * `npm run next-16`: type-checks and builds a copy of the console with Next 16 in place of the Next that it is pinned to,
 * so that the day on which Hosting supports that one is a small one (docs/decisions/0002-next-15.md). What the move takes
 * in our own code is what `move` does to the copy. `npm run next-16 -- 16.4.6` takes that very version.
 */
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { run } from "./child-process"
import { CONSOLE_SOURCES } from "./console-sources"

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "")
const version = process.argv[2] ?? "16"

const folder = await mkdtemp(path.join(tmpdir(), "next-16-"))
try {
  for (const source of [...CONSOLE_SOURCES, "package-lock.json"]) {
    // No tests.
    const filter = (file: string) => !/\.test\.tsx?$|\/testing(\/|$)/.test(file)
    await cp(path.join(root, source), path.join(folder, source), { recursive: true, filter })
  }
  await move(folder)
  const inCopy = { cwd: folder, env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } }
  await run(
    "npm",
    ["install", "--save-exact", "--no-audit", "--no-fund", "--loglevel=error", `next@${version}`],
    inCopy,
  )
  const bin = (file: string) => path.join(folder, "node_modules", file)
  await run(process.execPath, [bin("typescript/bin/tsc"), "--noEmit"], inCopy)
  const outputs = path.join(root, "amplify_outputs.json")
  const env = { ...inCopy.env, AMPLIFY_OUTPUTS: outputs, AMPLIFY_APP_ORIGIN: "http://localhost:3000" }
  await run(process.execPath, [bin("next/dist/bin/next"), "build", "--webpack"], { ...inCopy, env })
  const { version: built } = JSON.parse(await readFile(bin("next/package.json"), "utf8"))
  console.log(`\nThe console is type-checked and built with Next ${built}.`)
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
}

/** Next 16 calls the middleware a proxy, and runs it in Node.js without being asked. */
async function move(folder: string): Promise<void> {
  const proxy = path.join(folder, "proxy.ts")
  await rename(path.join(folder, "middleware.ts"), proxy)
  const source = await readFile(proxy, "utf8")
  const moved = source
    .replace("export async function middleware(", "export async function proxy(")
    .replace('  runtime: "nodejs",\n', "")
  await writeFile(proxy, moved)
}
