import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import type { IncomingHttpHeaders } from "node:http"
import { canonicalRequest } from "./canonical-request"
import type { Principal, PrincipalLookup } from "./principal"

/** A request as it came from the socket; `url` is the request target (`/path?query`). */
export interface SignedRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface VerifyOptions {
  /** The service's signing name: `appsync`, `cognito-idp`. */
  service: string
  principals: PrincipalLookup
  now: Date
}

/** Why a signature was refused, with AWS's own error name and HTTP status. */
export class SignatureError extends Error {
  readonly statusCode: number

  constructor(name: string, message: string, service: string) {
    super(message)
    this.name = name
    // The services with a JSON protocol answer 400, AppSync answers 403.
    this.statusCode = service === "appsync" ? 403 : 400
  }
}

/** How far the signer's clock may be off, either way: 5 minutes, as AWS has it. */
const MAX_SKEW_MS = 5 * 60 * 1000

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request,\s*SignedHeaders=([a-z0-9;_-]+),\s*Signature=([0-9a-f]{64})$/

/** Headers that change what a request means: left out of the signature, anybody on the way could change them. */
const MUST_BE_SIGNED = ["x-amz-target", "x-amz-security-token", "x-amz-content-sha256"]

/**
 * Finds out who signed a request with Signature Version 4 (header form).
 *
 * Returns `undefined` when the access key is not known to `principals`: whoever calls decides what a foreign key may
 * do. Throws `SignatureError` for a malformed or wrong signature, a stale date and a wrong session token.
 * Source of the rules: "Signature Version 4 signing process", IAM user guide.
 */
export function verifySignature(request: SignedRequest, options: VerifyOptions): Principal | undefined {
  const { service, principals, now } = options
  const refuse = (name: string, message: string) => new SignatureError(name, message, service)

  const parts = AUTHORIZATION.exec(request.headers.authorization ?? "")
  if (!parts) throw refuse("IncompleteSignatureException", "The Authorization header is no Signature Version 4.")
  const [, accessKeyId = "", day = "", region = "", scopeService = "", signedList = "", signature = ""] = parts

  const principal = principals(accessKeyId)
  if (!principal) return undefined

  if (scopeService !== service) {
    throw refuse("InvalidSignatureException", `Credential should be scoped to correct service: '${service}'.`)
  }
  const signedHeaders = signedList.split(";")
  const required = ["host", "x-amz-date", ...MUST_BE_SIGNED.filter((name) => request.headers[name] !== undefined)]
  const unsigned = required.find((name) => !signedHeaders.includes(name))
  if (unsigned) throw refuse("IncompleteSignatureException", `The header '${unsigned}' must be signed.`)

  const date = String(request.headers["x-amz-date"] ?? "")
  const signedAt = parseAmzDate(date)
  if (signedAt === undefined || !date.startsWith(day)) {
    throw refuse("IncompleteSignatureException", "The date of the signature is malformed or outside its scope.")
  }
  if (Math.abs(now.getTime() - signedAt) > MAX_SKEW_MS) {
    throw refuse("InvalidSignatureException", `Signature expired: ${date} is not within 5 minutes of now.`)
  }
  if (String(request.headers["x-amz-security-token"] ?? "") !== (principal.sessionToken ?? "")) {
    throw refuse("UnrecognizedClientException", "The security token included in the request is invalid.")
  }

  const payloadHash = createHash("sha256").update(request.body).digest("hex")
  const claimedHash = request.headers["x-amz-content-sha256"]
  const scope = `${day}/${region}/${service}/aws4_request`
  const canonical = canonicalRequest(request, signedHeaders, payloadHash)
  const toSign = ["AWS4-HMAC-SHA256", date, scope, createHash("sha256").update(canonical).digest("hex")].join("\n")
  const expected = hmac(signingKey(principal.secretAccessKey, day, region, service), toSign)
  if (
    (claimedHash !== undefined && claimedHash !== payloadHash) ||
    !timingSafeEqual(expected, Buffer.from(signature, "hex"))
  ) {
    throw refuse(
      "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.",
    )
  }
  return principal
}

function parseAmzDate(date: string): number | undefined {
  if (!/^\d{8}T\d{6}Z$/.test(date)) return undefined
  const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))
  return Number.isNaN(time) ? undefined : time
}

function signingKey(secret: string, day: string, region: string, service: string): Buffer {
  return [day, region, service, "aws4_request"].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${secret}`),
  )
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest()
}
