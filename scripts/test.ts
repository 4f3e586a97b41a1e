/**
 * `npm test`: unit and synth tests, then the whole product started once for the system tests and the browser tests.
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

const started = performance.now()
try {
  const CHROMIUM = ensureChromium()
  await run(process.execPath, vitest("unit"), { cwd: projectRoot })
  console.log("\nStarting the product for the system and browser tests (synth, build, sample data) …")
  const { backend: _, close, ...product } = await startProduct()
  try {
    await writeFile(productFile, JSON.stringify(product), { mode: 0o600 })
    const env = { ...process.env, PRODUCT: productFile, CHROMIUM }
    await run(process.execPath, vitest("system"), { cwd: projectRoot, env })
    await run(process.execPath, [bin("@playwright/test/cli.js"), "test"], { cwd: projectRoot, env })
  } finally {
    await rm(productFile, { force: true })
    await close()
  }
  console.log(`\nAll tests have passed, in ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`)
  process.exit(0)
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
