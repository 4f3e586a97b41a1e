import { ADMIN_ERROR_CODES, type AdminErrorCode } from "@/amplify/data/admin-error"

/** The API's own codes, and those for what happens before the API is asked or instead of its answer. */
export type ErrorCode =
  | AdminErrorCode
  | "Unreachable"
  | "NotSignedIn"
  | "Forbidden"
  | "ForeignOrigin"
  | "ProviderAttribute"
  | "InvalidRequestId"
  | "InvalidForm"
  | "SetUpOver"
  | "AppNotSwitchedOn"
  | "SessionsNotEnded"
  | "AppNotSetUp"
  | "SecondFactorKept"

/** The identifiers that an error is about, as the API names them: `userId`, `groupName`, `field`, `rule`. */
export type ErrorParameters = Readonly<Record<string, string | number>>

/** An expected failure: a code, and what it is about. The sentence for a reader is in `lib/words.ts`. */
export class ApiError extends Error {
  override readonly name = "ApiError"

  constructor(
    readonly code: ErrorCode,
    readonly parameters: ErrorParameters = {},
  ) {
    super(code)
  }
}

/** One entry of `errors` in an answer of the data client; everything but `message` may be missing. */
export interface AnswerError {
  message?: string | null
  errorType?: string | null
  originalError?: unknown
}

const ADMIN_CODES: ReadonlySet<string> = new Set(ADMIN_ERROR_CODES)

/** What the data client says when the request carries no usable session: a 401, or no cookies to begin with. */
const SIGNED_OUT_MESSAGES: ReadonlySet<string> = new Set([
  "Unknown error",
  "Unauthorized",
  "No current user",
  "No federated jwt",
])

/**
 * The error behind one entry of `errors`. A function's error arrives as its message alone, `<Code> <parameters as JSON>`
 * (`amplify/data/admin-error.ts`); AppSync's own refusals and the network's failures come in other shapes. What is not
 * known is `Internal`, which carries nothing of the original.
 */
export function toApiError(error: AnswerError): ApiError {
  return fromTransport(error.originalError) ?? fromAppSync(error) ?? parseAdminError(error.message ?? "")
}

function fromTransport(cause: unknown): ApiError | null {
  if (typeof cause !== "object" || cause === null) return null
  const { name, $metadata } = cause as { name?: unknown; $metadata?: { httpStatusCode?: unknown } }
  if (name === "NetworkError") return new ApiError("Unreachable")
  const status = Number($metadata?.httpStatusCode)
  if (status === 401 || status === 403) return new ApiError("NotSignedIn")
  if (status === 429) return new ApiError("TooManyRequestsException")
  return status >= 500 ? new ApiError("Unreachable") : null
}

function fromAppSync({ message, errorType }: AnswerError): ApiError | null {
  if (errorType === "Unauthorized" || message?.startsWith("Not Authorized to access ")) return new ApiError("Forbidden")
  return SIGNED_OUT_MESSAGES.has(message ?? "") ? new ApiError("NotSignedIn") : null
}

function parseAdminError(message: string): ApiError {
  const [, code, json] = /^([A-Za-z]{1,64})(?: (\{.*\}))?$/s.exec(message) ?? []
  if (code === undefined || !ADMIN_CODES.has(code)) return new ApiError("Internal")
  const parameters = json === undefined ? {} : parseParameters(json)
  return parameters ? new ApiError(code as AdminErrorCode, parameters) : new ApiError("Internal")
}

function parseParameters(json: string): ErrorParameters | null {
  try {
    const parameters = Object.entries(JSON.parse(json) as object)
    const known = parameters.every(([, value]) => typeof value === "string" || typeof value === "number")
    return known ? Object.fromEntries(parameters) : null
  } catch {
    return null
  }
}
