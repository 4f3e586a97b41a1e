import { spawn } from "node:child_process"
import { once } from "node:events"
import { describe, expect, inject, it, onTestFinished } from "vitest"
import { freePort } from "../../scripts/free-port"
import { nextEnvironment } from "../../scripts/next-server"

const app = inject("app")
const projectRoot = new URL("../..", import.meta.url).pathname.replace(/\/$/, "")

/** Starts the built server with its variables changed, and waits for its end. */
async function startWith(env: Record<string, string | undefined>) {
  const port = await freePort(3400)
  const options = { projectRoot, port, localState: app.stateFile, env: { ...env, NEXT_DIST_DIR: app.distDir } }
  const next = `${projectRoot}/node_modules/next/dist/bin/next`
  const server = spawn(process.execPath, [next, "start", "--hostname", "localhost", "--port", String(port)], {
    cwd: projectRoot,
    env: { ...nextEnvironment(options), NODE_ENV: "production" },
  })
  onTestFinished(() => void server.kill("SIGKILL"))
  let output = ""
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (output += text))
  const [code] = await once(server, "exit")
  return { code, output }
}

describe("the server does not start", () => {
  it.each([
    ["without AMPLIFY_APP_ORIGIN", { AMPLIFY_APP_ORIGIN: undefined }, "AMPLIFY_APP_ORIGIN"],
    [
      "with an AMPLIFY_APP_ORIGIN that is no origin",
      { AMPLIFY_APP_ORIGIN: "console.example.com" },
      "AMPLIFY_APP_ORIGIN",
    ],
    ["without SIGN_IN_SECRET", { SIGN_IN_SECRET: undefined }, "SIGN_IN_SECRET"],
    ["with a SIGN_IN_SECRET that is too short", { SIGN_IN_SECRET: "short-canary" }, "SIGN_IN_SECRET"],
  ])("%s, and says so", async (_, env, variable) => {
    const { code, output } = await startWith(env)
    expect(code).not.toBe(0)
    expect(output).toContain(variable)
    expect(output).not.toContain("short-canary")
    expect(output).not.toMatch(/^\s+at /m)
  })
})
