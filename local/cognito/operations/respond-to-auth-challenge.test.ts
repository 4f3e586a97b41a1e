import { describe, expect, it } from "vitest"
import { srpClaim } from "../testing/srp-client"
import { CLIENT, claims, PASSWORD, poolDefinition, START, startPool } from "../testing/start-pool"

const TEMPORARY = "Temporary-1"

async function invited(definition = poolDefinition()) {
  const started = await startPool(definition)
  const username = await started.invite("ada@example.com", { TemporaryPassword: TEMPORARY })
  const { Session, ChallengeParameters } = await started.signIn("ada@example.com", TEMPORARY)
  const answer = (responses: Record<string, string> = {}, session = Session, name = "ada@example.com") =>
    started.call("RespondToAuthChallenge", {
      ClientId: CLIENT,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: session,
      ChallengeResponses: { USERNAME: name, NEW_PASSWORD: PASSWORD, ...responses },
    })
  return { ...started, username, Session, ChallengeParameters, answer }
}

describe("RespondToAuthChallenge, NEW_PASSWORD_REQUIRED", () => {
  it("sets the password, confirms the user and signs in", async () => {
    const { answer, call, username, signIn, ChallengeParameters } = await invited()
    expect(ChallengeParameters.requiredAttributes).toBe("[]")
    expect(JSON.parse(ChallengeParameters.userAttributes)).toEqual({ email: "ada@example.com" })
    const { AuthenticationResult } = await answer()
    expect(claims(AuthenticationResult.AccessToken)).toMatchObject({ sub: username, auth_time: START / 1000 })
    expect((await call("AdminGetUser", { Username: username })).UserStatus).toBe("CONFIRMED")
    expect((await signIn()).AuthenticationResult.AccessToken).toBeTypeOf("string")
  })

  it("takes a session once", async () => {
    const { answer } = await invited()
    await answer()
    await expect(answer({ NEW_PASSWORD: "Another-horse-8" })).rejects.toMatchObject({ name: "NotAuthorizedException" })
  })

  it("takes no session after its three minutes", async () => {
    const { answer, call, username, passes } = await invited()
    passes(180_000)
    await expect(answer()).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Invalid session for the user, session is expired.",
    })
    expect((await call("AdminGetUser", { Username: username })).UserStatus).toBe("FORCE_CHANGE_PASSWORD")
  })

  it("takes no session of somebody else, and none that was made up", async () => {
    const { answer, invite, call, username } = await invited()
    const other = await invite("grace@example.com", { TemporaryPassword: TEMPORARY })
    await expect(answer({}, undefined, "grace@example.com")).rejects.toMatchObject({ name: "NotAuthorizedException" })
    await expect(answer({}, "A".repeat(200))).rejects.toMatchObject({ name: "NotAuthorizedException" })
    for (const Username of [username, other]) {
      expect((await call("AdminGetUser", { Username })).UserStatus).toBe("FORCE_CHANGE_PASSWORD")
    }
  })

  it("takes no session that was begun with a password that has been replaced", async () => {
    const { answer, call, username } = await invited()
    await call("AdminSetUserPassword", { Username: username, Password: "Temporary-2" })
    await expect(answer()).rejects.toMatchObject({ name: "NotAuthorizedException" })
  })

  it("lets a password against the policy be corrected in the same session", async () => {
    const { answer } = await invited()
    await expect(answer({ NEW_PASSWORD: "weak" })).rejects.toMatchObject({ name: "InvalidPasswordException" })
    expect((await answer()).AuthenticationResult.AccessToken).toBeTypeOf("string")
  })

  it("asks for required attributes that are missing, and takes them", async () => {
    const definition = poolDefinition()
    definition.properties.Schema = [{ Name: "given_name", Required: true }]
    const { answer, ChallengeParameters, call, username } = await invited(definition)
    expect(ChallengeParameters.requiredAttributes).toBe('["userAttributes.given_name"]')
    await expect(answer()).rejects.toMatchObject({ message: "Invalid attributes given, given_name is missing" })
    await answer({ "userAttributes.given_name": "Ada" })
    const { UserAttributes } = await call("AdminGetUser", { Username: username })
    expect(UserAttributes).toContainEqual({ Name: "given_name", Value: "Ada" })
  })

  it("lets nobody call their own address verified", async () => {
    const { answer, call, username } = await invited()
    const attempt = answer({ "userAttributes.email_verified": "true" })
    await expect(attempt).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "A client attempted to write unauthorized attribute",
    })
    expect((await call("AdminGetUser", { Username: username })).UserStatus).toBe("FORCE_CHANGE_PASSWORD")
  })

  it("names a challenge that is not here", async () => {
    const { call } = await startPool()
    const attempt = call("RespondToAuthChallenge", { ClientId: CLIENT, ChallengeName: "CUSTOM_CHALLENGE" })
    await expect(attempt).rejects.toMatchObject({
      message: "The local Cognito does not have the challenge CUSTOM_CHALLENGE.",
    })
  })
})

describe("RespondToAuthChallenge, PASSWORD_VERIFIER", () => {
  it("takes a claim made with the right password, once", async () => {
    const { call, confirmed } = await startPool()
    const sub = await confirmed()
    const claim = await srpClaim(call, "ada@example.com", PASSWORD)
    const { AuthenticationResult } = await call("RespondToAuthChallenge", claim)
    expect(claims(AuthenticationResult.AccessToken).sub).toBe(sub)
    await expect(call("RespondToAuthChallenge", claim)).rejects.toMatchObject({ name: "NotAuthorizedException" })
  })

  it("refuses a wrong password, and counts it towards the lock", async () => {
    const { call, confirmed, signIn } = await startPool()
    await confirmed()
    for (let attempt = 0; attempt < 5; attempt++) {
      const claim = await srpClaim(call, "ada@example.com", "Wrong-horse-7")
      await expect(call("RespondToAuthChallenge", claim)).rejects.toMatchObject({
        name: "NotAuthorizedException",
        message: "Incorrect username or password.",
      })
    }
    await expect(signIn()).rejects.toMatchObject({ message: "Password attempts exceeded" })
  })

  it("refuses a claim that comes too late, or after the password changed", async () => {
    const { call, confirmed, passes } = await startPool()
    const Username = await confirmed()
    const late = await srpClaim(call, "ada@example.com", PASSWORD)
    passes(180_000)
    await expect(call("RespondToAuthChallenge", late)).rejects.toMatchObject({ name: "NotAuthorizedException" })
    const stale = await srpClaim(call, "ada@example.com", PASSWORD)
    await call("AdminSetUserPassword", { Username, Password: "Another-horse-8", Permanent: true })
    await expect(call("RespondToAuthChallenge", stale)).rejects.toMatchObject({ name: "NotAuthorizedException" })
  })
})
