/**
 * `npm test`: unit and synth tests, then the whole product started once for the system tests and the browser tests.
 * Its last lines say how long it took, and each part of it.
 */
import { rm, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { startProduct } from "../tests/harness/product"
import { run } from "./child-process"
import { ensureChromium } from "./ensure-chromium"

const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "")
const productFile = `${projectRoot}/.local/test/product.json`
const bin = (file: string) => `${projectRoot}/node_modules/${file}`
const vitest = (project: string) => [bin("vitest/vitest.mjs"), "run", "--project", project]

const minutesOf = new Map<string, string>()
const minutesSince = (moment: number) => ((performance.now() - moment) / 60_000).toFixed(1)

async function timed<Result>(part: string, carryOut: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  const result = await carryOut()
  minutesOf.set(part, minutesSince(started))
  return result
}

const started = performance.now()
try {
  const CHROMIUM = ensureChromium()
  await timed("unit and synth tests", () => run(process.execPath, vitest("unit"), { cwd: projectRoot }))
  console.log("\nStarting the product for the system and browser tests (synth, build, sample data) …")
  const { backend: _, close, ...product } = await timed("start of the product", startProduct)
  try {
    await writeFile(productFile, JSON.stringify(product), { mode: 0o600 })
    const env = { ...process.env, PRODUCT: productFile, CHROMIUM }
    await timed("system tests", () => run(process.execPath, vitest("system"), { cwd: projectRoot, env }))
    await timed("browser tests", () =>
      run(process.execPath, [bin("@playwright/test/cli.js"), "test"], { cwd: projectRoot, env }),
    )
  } finally {
    await rm(productFile, { force: true })
    await close()
  }
  console.log(`\nAll tests have passed, in ${minutesSince(started)} minutes:`)
  for (const [part, minutes] of minutesOf) console.log(`  ${part.padEnd(20)} ${minutes.padStart(5)}`)
  process.exit(0)
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
