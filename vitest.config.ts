import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const root = fileURLToPath(new URL(".", import.meta.url))

/**
 * Two projects: `unit` needs nothing but Node; `system` runs against the whole product, built once and started on a
 * local backend by `tests/harness/`.
 */
export default defineConfig({
  // tsconfig.json leaves JSX to Next; here nobody else would translate it.
  oxc: { jsx: { runtime: "automatic" } },
  resolve: {
    alias: {
      "@/amplify_outputs.json": `${root}tests/harness/amplify-outputs.json`,
      "@": root.slice(0, -1),
      // Next resolves this marker itself; outside a bundler it throws on import.
      "server-only": `${root}tests/harness/server-only.ts`,
    },
  },
  test: {
    sequence: { shuffle: true },
    silent: "passed-only",
    // Left to itself it keeps one processor free, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{amplify,app,lib,local,sample-data,scripts}/**/*.test.{ts,tsx}",
            "tests/{adopt,fuzz,synth}/**/*.test.ts",
            "*.test.ts",
          ],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "system",
          // The tests of refusals read the log of calls to Cognito: one file at a time.
          fileParallelism: false,
          include: ["tests/{faults,session,security,system}/**/*.test.ts"],
          globalSetup: ["tests/harness/start-product.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
