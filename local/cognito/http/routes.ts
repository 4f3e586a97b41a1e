import type { CognitoControl } from "../control"
import type { Dispatcher } from "../dispatch"
import { CognitoError } from "../errors"
import type { Outbox } from "../outbox"
import { ageSessions } from "../user-pool/aged-sessions"
import { federateUser } from "../user-pool/federated-users"
import type { UserPools } from "../user-pool/user-pools"
import { outboxPage } from "./outbox-page"
import type { LocalRequest, LocalResponse } from "./server"

const TARGET = "AWSCognitoIdentityProviderService."

export interface Routes {
  dispatcher: Dispatcher
  control: CognitoControl
  outbox: Outbox
  userPools: UserPools
}

const json = (value: unknown, contentType = "application/json"): LocalResponse => ({
  status: 200,
  contentType,
  body: JSON.stringify(value),
})

/** Everything that this service answers over HTTP. */
export async function route(request: LocalRequest, routes: Routes): Promise<LocalResponse> {
  const { method, path } = request
  if (method === "POST" && path === "/") return callOperation(request, routes)
  if (path.startsWith("/_local/")) return localRoute(request, routes)
  const [, poolId, document] = /^\/([\w-]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(path) ?? []
  if (method === "GET" && poolId !== undefined) {
    const { tokens } = routes.userPools.get(poolId)
    return json(document === "jwks.json" ? await tokens.jwks() : openIdConfiguration(tokens.issuer))
  }
  throw new CognitoError("NotFoundException", `There is no ${method} ${path} here.`, 404)
}

async function callOperation(request: LocalRequest, { dispatcher }: Routes): Promise<LocalResponse> {
  const target = request.headers["x-amz-target"]
  const contentType = request.headers["content-type"]?.split(";")[0]?.trim()
  if (contentType !== "application/x-amz-json-1.1" || typeof target !== "string" || !target.startsWith(TARGET)) {
    throw new CognitoError("UnknownOperationException", "Expected an x-amz-json-1.1 request with an x-amz-target.")
  }
  const answer = await dispatcher.handle(target.slice(TARGET.length), request)
  return json(answer, "application/x-amz-json-1.1")
}

async function localRoute(request: LocalRequest, routes: Routes): Promise<LocalResponse> {
  const { control, outbox } = routes
  const call = `${request.method} ${request.path}`
  switch (call) {
    case "GET /_local/control":
      return json(control.settings())
    case "POST /_local/control":
      return json(await applyControl(routes, readJson(request)))
    case "GET /_local/calls":
      return json(control.calls())
    case "DELETE /_local/calls":
      control.clearCalls()
      return json({})
    case "GET /_local/outbox":
      return outboxPage(await outbox.list())
    case "GET /_local/outbox.json":
      return json(await outbox.list())
    default:
      throw new CognitoError("NotFoundException", `There is no ${call} here.`, 404)
  }
}

/**
 * Settings to change, or one of `{"reset":true}`, `{"moveClockMs":n}`, `{"release":true}`, `{"federateUser":{…}}`,
 * `{"ageSessions":{…}}`.
 */
async function applyControl({ control, userPools }: Routes, input: unknown): Promise<unknown> {
  const { reset, moveClockMs, release, ...rest } = Object(input) as Record<string, unknown>
  const { federateUser: federated, ageSessions: aged, ...settings } = rest
  if (federated !== undefined) return federateUser(userPools, federated)
  if (aged !== undefined) return ageSessions(userPools, aged)
  control.set(settings)
  if (reset === true) control.reset()
  if (typeof moveClockMs === "number") control.moveClock(moveClockMs)
  return release === true ? { released: await control.release() } : control.settings()
}

/** A page of another origin can post text without asking first, but not JSON. */
function readJson(request: LocalRequest): unknown {
  if (request.headers["content-type"]?.split(";")[0]?.trim() !== "application/json") {
    throw new CognitoError("UnsupportedMediaTypeException", "Send application/json.", 415)
  }
  try {
    return JSON.parse(request.body.toString("utf8"))
  } catch {
    throw new CognitoError("SerializationException", "The body is not JSON.")
  }
}

/** Source: the document that a real pool publishes at the same path. */
function openIdConfiguration(issuer: string) {
  return {
    id_token_signing_alg_values_supported: ["RS256"],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ["code", "token"],
    scopes_supported: ["openid", "email", "phone", "profile"],
    subject_types_supported: ["public"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  }
}
