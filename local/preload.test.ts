import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const HOST = "https://cognito-idp.us-east-1.amazonaws.com"
const requests: { method?: string; url?: string; host?: string; body: string }[] = []

const server = createServer(async (request: IncomingMessage, response) => {
  let body = ""
  for await (const chunk of request) body += chunk
  requests.push({ method: request.method, url: request.url, host: request.headers.host, body })
  response.end("local")
})
let folder: string
let endpoint: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "preload-"))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  writeFileSync(path.join(folder, "state.json"), JSON.stringify({ cognitoEndpoint: endpoint }))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** Runs a script with the preload, in a process of its own, and gives what it printed. */
async function run(script: string, environment: Record<string, string>): Promise<string> {
  requests.length = 0
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const preload = new URL("./preload.mjs", import.meta.url).href
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", preload, "--input-type=module", "-e", script],
    { env: { ...inherited, ...environment } },
  )
  return stdout.trim()
}

const collect = `(response) => response.on("data", (chunk) => process.stdout.write(chunk))`

describe("the preload", () => {
  it.each([
    ["fetch", `console.log(await (await fetch("${HOST}/a?b=1", { method: "POST", body: "x" })).text())`],
    [
      "fetch with a Request",
      `console.log(await (await fetch(new Request("${HOST}/a?b=1", { method: "POST", body: "x" }))).text())`,
    ],
    [
      "https.request with options, as the AWS SDK calls it",
      `import { request } from "node:https"; import https from "node:https"
       request({ protocol: "https:", host: "${HOST.slice(8)}", port: 443, method: "POST", path: "/a?b=1", agent: new https.Agent(), headers: { Host: "${HOST.slice(8)}" } }, ${collect}).end("x")`,
    ],
    [
      "https.request with a URL, as aws-jwt-verify calls it",
      `import https from "node:https"
       https.request(new URL("${HOST}/a?b=1"), { method: "POST" }, ${collect}).end("x")`,
    ],
  ])("redirects %s", async (_, script) => {
    expect(await run(script, { LOCAL_STATE: path.join(folder, "state.json") })).toBe("local")
    expect(requests).toEqual([{ method: "POST", url: "/a?b=1", host: endpoint.slice(7), body: "x" }])
  })

  it("redirects https.get", async () => {
    expect(
      await run(`import https from "node:https"; https.get("${HOST}/jwks", ${collect})`, {
        LOCAL_COGNITO_ENDPOINT: endpoint,
      }),
    ).toBe("local")
    expect(requests).toMatchObject([{ method: "GET", url: "/jwks" }])
  })

  it.each(["https://cognito-idp.us-east-1.amazonaws.com.invalid/", "https://other.invalid/"])(
    "leaves %s alone",
    async (url) => {
      const script = `import https from "node:https"
      await fetch("${url}").catch(() => console.log("failed"))
      https.get("${url}").on("error", () => console.log("failed"))`
      expect(await run(script, { LOCAL_COGNITO_ENDPOINT: endpoint })).toBe("failed\nfailed")
      expect(requests).toEqual([])
    },
  )

  it.each(["http://192.168.0.1:80", "http://evil.example", "https://127.0.0.1"])(
    "refuses the endpoint %s",
    async (address) => {
      await expect(run("", { LOCAL_COGNITO_ENDPOINT: address })).rejects.toThrow("is not on this machine")
    },
  )

  it("says so when the local backend does not run", async () => {
    await expect(run("", { LOCAL_STATE: path.join(folder, "none.json") })).rejects.toThrow(
      "The local backend does not run",
    )
  })

  it("does nothing when it is told nothing", async () => {
    expect(await run("console.log(1)", { LOCAL_STATE: "" })).toBe("1")
  })
})
