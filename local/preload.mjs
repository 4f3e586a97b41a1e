// Sends what this process would send to Cognito on AWS to the local backend instead, whoever in it makes the request:
//   LOCAL_STATE=.local/state.json NODE_OPTIONS="--import=<absolute path of this file>" next dev
// The JWKS fetch of aws-jwt-verify and the AWS SDK use https.request, the Amplify libraries use fetch.
import { existsSync, readFileSync } from "node:fs"
import http from "node:http"
import https from "node:https"
import { syncBuiltinESMExports } from "node:module"

const PUBLIC_HOST = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]

const { LOCAL_COGNITO_ENDPOINT, LOCAL_STATE } = process.env
if (LOCAL_COGNITO_ENDPOINT || LOCAL_STATE) redirectTo(new URL(LOCAL_COGNITO_ENDPOINT || endpointIn(LOCAL_STATE)))

function endpointIn(stateFile) {
  if (!existsSync(stateFile)) throw new Error(`The local backend does not run: it has written no ${stateFile}.`)
  return JSON.parse(readFileSync(stateFile, "utf8")).cognitoEndpoint
}

function redirectTo(endpoint) {
  // Passwords and tokens go there: never to another machine.
  if (endpoint.protocol !== "http:" || !LOOPBACK.includes(endpoint.hostname)) {
    throw new Error(`The local Cognito endpoint ${endpoint} is not on this machine.`)
  }

  const httpsRequest = https.request
  https.request = (...given) => {
    const url = toUrl(given[0])
    const options = (url ? given.find((item, index) => index > 0 && isOptions(item)) : given[0]) ?? {}
    const host = options.hostname ?? options.host?.replace(/:\d+$/, "") ?? url?.hostname ?? ""
    if (!PUBLIC_HOST.test(host)) return httpsRequest(...given)
    const { method, headers, timeout, signal } = options
    const path = options.path ?? `${url.pathname}${url.search}`
    const target = { hostname: endpoint.hostname.replace(/[[\]]/g, ""), port: endpoint.port, path }
    return http.request(
      { method, timeout, signal, ...target, headers: { ...withoutHost(headers), host: endpoint.host } },
      given.find((item) => typeof item === "function"),
    )
  }
  https.get = (...given) => https.request(...given).end()
  syncBuiltinESMExports()

  const { fetch } = globalThis
  globalThis.fetch = (input, init) => {
    const url = toUrl(input instanceof Request ? input.url : input)
    if (!url || !PUBLIC_HOST.test(url.hostname)) return fetch(input, init)
    const target = new URL(`${url.pathname}${url.search}`, endpoint)
    return input instanceof Request ? fetch(new Request(target, input), init) : fetch(target, init)
  }
}

function toUrl(input) {
  if (input instanceof URL) return input
  return typeof input === "string" && URL.canParse(input) ? new URL(input) : undefined
}

function isOptions(item) {
  return typeof item === "object" && item !== null
}

function withoutHost(headers = {}) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "host"))
}
