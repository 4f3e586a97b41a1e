import { expect, it, vi } from "vitest"

// Next looks at it after it has read its configuration.
it("nobody is told what is built, wherever it is built", async () => {
  vi.stubEnv("NEXT_TELEMETRY_DISABLED", undefined)
  vi.resetModules()
  await import("@/next.config.js")
  expect(process.env.NEXT_TELEMETRY_DISABLED).toBe("1")
})
