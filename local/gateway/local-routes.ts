import type { IncomingMessage } from "node:http"
import type { BackendControl } from "../control"
import { readBody } from "./read-body"
import { Refusal } from "./refusal"

/**
 * Answers `/_local/…`, by which tests in other processes steer this backend, in the style of the local Cognito's. No
 * web page may, not even the app's own.
 */
export async function answerLocalRoute(
  path: string,
  request: IncomingMessage,
  control: BackendControl,
): Promise<unknown> {
  if (request.headers.origin !== undefined) throw new Refusal(403, "ForbiddenException", "Forbidden")
  const call = `${request.method} ${path}`
  switch (call) {
    case "GET /_local/control":
      return control.state()
    case "POST /_local/control":
      return control.apply(await readJson(request))
    case "GET /_local/calls":
      return control.calls()
    case "DELETE /_local/calls":
      control.clearCalls()
      return {}
    default:
      throw new Refusal(404, "UnknownOperationException", `There is no ${call} here.`)
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.headers["content-type"]?.split(";")[0]?.trim() !== "application/json") {
    throw new Refusal(415, "UnsupportedMediaTypeException", "Send application/json.")
  }
  try {
    return JSON.parse((await readBody(request)).toString("utf8"))
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, "SerializationException", "The body is not JSON.")
  }
}
