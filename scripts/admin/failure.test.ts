import { describe, expect, it } from "vitest"
import { AdminError } from "../../amplify/data/admin-error"
import { isForeseen, sentenceOf } from "./failure"
import type { Target } from "./target"

const target: Target = {
  kind: "deployed",
  file: "/app/amplify_outputs.json",
  region: "eu-west-1",
  userPoolId: "eu-west-1_deployed0",
  graphqlEndpoint: "https://api.example.com/graphql",
}
const local: Target = {
  ...target,
  kind: "local",
  file: ".local/state.json",
  cognitoEndpoint: "http://127.0.0.1:4101",
  stsEndpoint: "http://127.0.0.1:4100/sts",
  outboxUrl: "http://127.0.0.1:4101/_local/outbox",
  owner: { accessKeyId: "AKIALOCAL", secretAccessKey: "canary" },
}
const error = (name: string, message = "canary", more: object = {}) =>
  Object.assign(new Error(message), { name, ...more })

describe("what is said of an error", () => {
  it.each<[string, unknown, RegExp]>([
    ["no credentials", error("CredentialsProviderError"), /^There are no AWS credentials.*aws sso login/],
    ["credentials that have expired", error("ExpiredTokenException"), /have expired: sign in again/],
    ["credentials that nobody knows", error("InvalidClientTokenId"), /^AWS does not take your credentials/],
    ["another account or Region", error("ResourceNotFoundException"), /no user pool eu-west-1_deployed0 in eu-west-1/],
    ["a trail that is down", new AdminError("AuditUnavailable"), /^Nothing was changed, because.*--break-glass/],
    ["the last administrator", new AdminError("LastAdministrator"), /^Nothing was changed: no administrator/],
    ["too much at once", new AdminError("Busy"), /^Nothing was changed: too much/],
    ["a list that lags", error("UsernameExistsException"), /Wait a few seconds, then repeat/],
    ["a mail that does not go out", error("CodeDeliveryFailureException"), /repeat this with --invite-again/],
    ["no network", error("Error", "canary", { code: "ENOTFOUND" }), /^AWS does not answer \(ENOTFOUND\)/],
    ["an answer that does not come", error("TimeoutError"), /^AWS does not answer \(TimeoutError\)/],
    ["anything else", error("SomethingNew"), /nobody has foreseen \(SomethingNew\)/],
    ["a name that every object has", error("constructor"), /nobody has foreseen \(constructor\)/],
    ["what is no error", "canary", /nobody has foreseen \(unknown\)/],
    ["nothing", undefined, /nobody has foreseen \(unknown\)/],
  ])("says what to do about %s, and nothing of the error's own words", (_, thrown, sentence) => {
    expect(sentenceOf(thrown, target)).toMatch(sentence)
    expect(sentenceOf(thrown, target)).not.toMatch(/canary|\n/)
  })

  it("names the permission that is lacking", () => {
    const message =
      "User: arn:aws:iam::1:user/canary is not authorized to perform: cognito-idp:AdminAddUserToGroup on resource: canary"
    expect(sentenceOf(error("AccessDeniedException", message), target)).toMatch(
      /do not allow cognito-idp:AdminAddUserToGroup\. /,
    )
    expect(sentenceOf(error("AccessDeniedException", "canary"), target)).toMatch(/do not allow it\. /)
  })

  it("is about the local backend where that was meant", () => {
    const refused = error("Error", "canary", { code: "ECONNREFUSED" })
    expect(sentenceOf(refused, local)).toMatch(/^The local backend does not answer at http:\/\/127\.0\.0\.1:4101/)
    expect(sentenceOf(error("InvalidClientTokenId"), local)).toMatch(/keys in \.local\/state\.json.*npm run dev/)
    expect(sentenceOf(refused, local)).not.toContain("canary")
  })
})

it("knows which errors say all by themselves", () => {
  expect(isForeseen(error("AccessDeniedException"))).toBe(true)
  expect(isForeseen(error("InternalErrorException"))).toBe(false)
  expect(isForeseen(error("toString"))).toBe(false)
  expect(isForeseen({ name: "AccessDeniedException" })).toBe(false)
})
