import { randomUUID } from "node:crypto"
import type { Principal, PrincipalLookup } from "../iam/principal"
import { SignatureError, type SignedRequest, verifySignature } from "../iam/verify-signature"

/** An answer of the Security Token Service: XML, as its query protocol has it. */
export interface StsAnswer {
  statusCode: number
  body: string
}

/**
 * Answers a request to the Security Token Service. Its one operation here is `GetCallerIdentity`, which tells whoever
 * signs rightly who they are and asks for no permission. Source: "AWS Security Token Service API reference".
 */
export function answerSts(request: SignedRequest, principals: PrincipalLookup, now: Date): StsAnswer {
  const action = new URLSearchParams(request.body.toString("utf8")).get("Action") ?? ""
  if (action !== "GetCallerIdentity") {
    return refusal(400, "InvalidAction", "The local Security Token Service has GetCallerIdentity and nothing else.")
  }
  if (!request.headers.authorization) return refusal(403, "MissingAuthenticationToken", "Missing Authentication Token")
  try {
    const principal = verifySignature(request, { service: "sts", principals, now })
    if (principal) return identity(principal)
    return refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.")
  } catch (error) {
    if (error instanceof SignatureError) return refusal(403, codeOf(error), error.message)
    throw error
  }
}

/** This service has names of its own for what others call exceptions. */
function codeOf({ name }: SignatureError): string {
  if (name === "InvalidSignatureException") return "SignatureDoesNotMatch"
  return name === "UnrecognizedClientException" ? "InvalidClientTokenId" : "IncompleteSignature"
}

function identity({ accessKeyId, arn }: Principal): StsAnswer {
  const result = `<Arn>${escaped(arn)}</Arn><UserId>${escaped(accessKeyId)}</UserId><Account>${arn.split(":")[4]}</Account>`
  return answer(
    200,
    "GetCallerIdentityResponse",
    `<GetCallerIdentityResult>${result}</GetCallerIdentityResult><ResponseMetadata>${requestId()}</ResponseMetadata>`,
  )
}

function refusal(statusCode: number, code: string, message: string): StsAnswer {
  const error = `<Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message>`
  return answer(statusCode, "ErrorResponse", `<Error>${error}</Error>${requestId()}`)
}

function answer(statusCode: number, root: string, content: string): StsAnswer {
  return { statusCode, body: `<${root} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${content}</${root}>` }
}

const requestId = () => `<RequestId>${randomUUID()}</RequestId>`

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" }
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? "")
