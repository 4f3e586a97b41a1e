/**
 * `npm run bench`: the figures of this product, as ratios with both sides of one run where there are two, and with the
 * bound of what is promised. `npm run bench -- size backend` runs some. Ends with exit code 1 when a bound is broken.
 */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { run } from "../scripts/child-process"
import { projectRoot } from "./build"
import { benchCalls } from "./calls"
import { benchDevStart } from "./dev-start"
import { benchFirstLoadJs } from "./first-load-js"
import { benchFunctionStart } from "./function-start"
import { benchInstallSize } from "./install-size"
import { benchLocalBackend } from "./local-backend"
import { benchPageScale } from "./page-scale"
import { benchPages } from "./pages"
import { benchWrapperCost } from "./wrapper-cost"

const BENCHMARKS: Record<string, () => Promise<boolean>> = {
  size: benchFirstLoadJs,
  backend: benchLocalBackend,
  pages: benchPages,
  wrapper: benchWrapperCost,
  functions: benchFunctionStart,
  calls: benchCalls,
  install: benchInstallSize,
  dev: benchDevStart,
  scale: benchPageScale,
  cognito: async () =>
    spawnSync(process.execPath, ["--import", "tsx", "bench/cognito-scale.ts"], { cwd: projectRoot, stdio: "inherit" })
      .status === 0,
}

const chosen = process.argv.slice(2)
const unknown = chosen.find((name) => !BENCHMARKS[name])
if (unknown) {
  console.error(`There is no benchmark ${unknown}. There are: ${Object.keys(BENCHMARKS).join(", ")}.`)
  process.exit(1)
}

if (!existsSync(`${projectRoot}/amplify_outputs.json`)) {
  await run(process.execPath, ["--import", "tsx", "local/main.ts", "--outputs-only"], { cwd: projectRoot })
}
// It would stand among the figures.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true"
process.env.AMPLIFY_OUTPUTS ??= `${projectRoot}/amplify_outputs.json`

const started = performance.now()
let kept = true
for (const [name, bench] of Object.entries(BENCHMARKS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  kept = (await bench()) && kept
}
const verdict = kept ? "All bounds were kept" : "A bound was BROKEN"
console.log(`\n${verdict}; it took ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`)
process.exit(kept ? 0 : 1)
