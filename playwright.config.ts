import { defineConfig } from "@playwright/test"
import { ensureChromium } from "./scripts/ensure-chromium"

/** Browser tests against the product that `tests/harness/` starts, or that `npm test` has started already. */
export default defineConfig({
  testDir: "tests/browser",
  globalSetup: "./tests/harness/start-product-for-browser.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: "console", testIgnore: /faults|alone/ },
    { name: "faults", testMatch: /faults/, dependencies: ["console"], fullyParallel: false },
    // One file after the other, too: what they change is seen by everybody.
    { name: "alone", testMatch: /alone/, dependencies: ["faults"], fullyParallel: false, workers: 1 },
  ],
  use: {
    // Not a film: it takes a tenth of the time, and the snapshots show the same.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: ensureChromium(),
      args: [
        // Containers run as root, where Chromium's sandbox cannot start.
        "--no-sandbox",
        // A closed network makes Chromium's own look-ups fail slowly.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
})
