import { type InitiateAuthCommandOutput, NotAuthorizedException } from "@aws-sdk/client-cognito-identity-provider"
import { beforeEach, describe, expect, it, vi } from "vitest"
import outputs from "@/amplify_outputs.json"
import { answerNewPassword, confirmPasswordReset, revokeSession, signInWithPassword } from "@/lib/sign-in"

const { send } = vi.hoisted(() => ({ send: vi.fn<(command: { input: unknown }) => Promise<unknown>>() }))
vi.mock("@/lib/cognito-client", async () => {
  const { default: sameOutputs } = await import("@/amplify_outputs.json")
  return { cognito: { send }, userPoolClientId: sameOutputs.auth.user_pool_client_id }
})

beforeEach(() => {
  send.mockReset()
})

const answerWith = (answer: Partial<InitiateAuthCommandOutput>) => send.mockResolvedValue(answer)
const TOKENS = { AccessToken: "access", IdToken: "id", RefreshToken: "refresh" }
const ClientId = outputs.auth.user_pool_client_id

describe("signing in", () => {
  it("asks Cognito with the password and gives back its tokens", async () => {
    answerWith({ AuthenticationResult: TOKENS })
    expect(await signInWithPassword("ada@example.com", "secret")).toEqual({
      step: "signed-in",
      tokens: { accessToken: "access", idToken: "id", refreshToken: "refresh" },
    })
    expect(send.mock.calls[0]?.[0].input).toEqual({
      AuthFlow: "USER_PASSWORD_AUTH",
      ClientId,
      AuthParameters: { USERNAME: "ada@example.com", PASSWORD: "secret" },
    })
  })

  it("asks for a new password when Cognito does, and for the attributes that the pool requires", async () => {
    answerWith({
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: "session",
      ChallengeParameters: { USER_ID_FOR_SRP: "sub", requiredAttributes: '["userAttributes.name"]' },
    })
    expect(await signInWithPassword("ada@example.com", "temporary")).toEqual({
      step: "new-password",
      session: "session",
      username: "sub",
      requiredAttributes: ["name"],
    })
  })

  it("asks for the code of a second factor, and knows where it was sent", async () => {
    answerWith({
      ChallengeName: "SMS_MFA",
      Session: "session",
      ChallengeParameters: { USER_ID_FOR_SRP: "sub", CODE_DELIVERY_DESTINATION: "+*******0100" },
    })
    expect(await signInWithPassword("ada@example.com", "secret")).toEqual({
      step: "code",
      factor: "SMS_MFA",
      sentTo: "+*******0100",
      session: "session",
      username: "sub",
    })
  })

  it("asks which second factor it shall be, among those that this console can ask for", async () => {
    answerWith({
      ChallengeName: "SELECT_MFA_TYPE",
      Session: "session",
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","WEB_AUTHN","SOFTWARE_TOKEN_MFA"]' },
    })
    expect(await signInWithPassword("ada@example.com", "secret")).toEqual({
      step: "choose-factor",
      factors: ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
      session: "session",
      username: "ada@example.com",
    })
  })

  it("asks for an app to be set up when Cognito insists on a second factor", async () => {
    answerWith({
      ChallengeName: "MFA_SETUP",
      Session: "session",
      ChallengeParameters: { USER_ID_FOR_SRP: "sub", MFAS_CAN_SETUP: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
    })
    expect(await signInWithPassword("ada@example.com", "secret")).toEqual({
      step: "set-up-app",
      session: "session",
      username: "sub",
    })
  })

  it.each<[string, Partial<InitiateAuthCommandOutput>, string]>([
    ["a challenge that is not built", { ChallengeName: "CUSTOM_CHALLENGE", Session: "s" }, "CUSTOM_CHALLENGE"],
    ["a second factor to set up, without saying which", { ChallengeName: "MFA_SETUP", Session: "s" }, "MFA_SETUP"],
    [
      "a second factor to set up that no app makes",
      { ChallengeName: "MFA_SETUP", Session: "s", ChallengeParameters: { MFAS_CAN_SETUP: '["SMS_MFA"]' } },
      "MFA_SETUP",
    ],
    [
      "a second factor to set up, without a session",
      { ChallengeName: "MFA_SETUP", ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' } },
      "IncompleteAnswer",
    ],
    ["a second factor without a session", { ChallengeName: "SOFTWARE_TOKEN_MFA" }, "IncompleteAnswer"],
    [
      "second factors of which none can be asked for",
      { ChallengeName: "SELECT_MFA_TYPE", Session: "s", ChallengeParameters: { MFAS_CAN_CHOOSE: '["WEB_AUTHN"]' } },
      "SELECT_MFA_TYPE",
    ],
    [
      "second factors that are no list",
      { ChallengeName: "SELECT_MFA_TYPE", Session: "s", ChallengeParameters: { MFAS_CAN_CHOOSE: "SMS_MFA" } },
      "IncompleteAnswer",
    ],
    ["no answer at all", {}, "IncompleteAnswer"],
    [
      "tokens without a refresh token",
      { AuthenticationResult: { AccessToken: "a", IdToken: "i" } },
      "IncompleteAnswer",
    ],
    ["a challenge without a session", { ChallengeName: "NEW_PASSWORD_REQUIRED" }, "IncompleteAnswer"],
    [
      "required attributes that are no list",
      { ChallengeName: "NEW_PASSWORD_REQUIRED", Session: "s", ChallengeParameters: { requiredAttributes: '{"a":1}' } },
      "IncompleteAnswer",
    ],
    [
      "required attributes that are no JSON",
      { ChallengeName: "NEW_PASSWORD_REQUIRED", Session: "s", ChallengeParameters: { requiredAttributes: "[" } },
      "IncompleteAnswer",
    ],
  ])("is refused by %s", async (_case, answer, code) => {
    answerWith(answer)
    await expect(signInWithPassword("ada@example.com", "secret")).rejects.toMatchObject({ code })
  })

  it("keeps Cognito's code of a refusal and nothing of its message", async () => {
    send.mockRejectedValue(new NotAuthorizedException({ message: "User is disabled.", $metadata: {} }))
    const error = await signInWithPassword("ada@example.com", "secret").catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: "NotAuthorizedException" })
    expect(JSON.stringify(error) + String(error)).not.toContain("disabled")
  })

  it("calls everything that is no answer of Cognito's unreachable", async () => {
    for (const fault of [new Error("connect ECONNREFUSED"), new SyntaxError("Unexpected token <")]) {
      send.mockRejectedValue(fault)
      await expect(signInWithPassword("ada@example.com", "secret")).rejects.toMatchObject({ code: "Unreachable" })
    }
  })
})

it("answers the challenge with its own session and the attributes under Cognito's names", async () => {
  answerWith({ AuthenticationResult: TOKENS })
  await answerNewPassword({ session: "session", username: "sub" }, "New passw0rd", { name: "Ada" })
  expect(send.mock.calls[0]?.[0].input).toEqual({
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    ClientId,
    Session: "session",
    ChallengeResponses: { USERNAME: "sub", NEW_PASSWORD: "New passw0rd", "userAttributes.name": "Ada" },
  })
})

it("names this app's client when it sets a forgotten password or revokes a session", async () => {
  send.mockResolvedValue({})
  await confirmPasswordReset("ada@example.com", "123456", "New passw0rd")
  await revokeSession("refresh")
  expect(send.mock.calls.map(([command]) => command.input)).toEqual([
    { ClientId, Username: "ada@example.com", ConfirmationCode: "123456", Password: "New passw0rd" },
    { ClientId, Token: "refresh" },
  ])
})
