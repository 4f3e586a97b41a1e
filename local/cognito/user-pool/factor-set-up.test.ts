import { describe, expect, it } from "vitest"
import { aliasPool } from "../testing/pool-shapes"
import { appCode, requiredMfaPool, wrongCode } from "../testing/second-factors"
import { srpClaim } from "../testing/srp-client"
import { type Answer, CLIENT, claims, clientProperties, PASSWORD, startPool } from "../testing/start-pool"

const OVER = { name: "NotAuthorizedException", message: expect.stringMatching(/^Invalid session for the user/) }

/** Somebody without a second factor, whose password was right in a pool that insists on one. */
async function askedToSetUp(definition = requiredMfaPool()) {
  const started = await startPool(definition)
  const { call } = started
  const Username = await started.confirmed()
  const challenge = await started.signIn()
  const associate = (Session: string) => call("AssociateSoftwareToken", { Session })
  const verify = (Session: string, UserCode: string) => call("VerifySoftwareToken", { Session, UserCode })
  const respond = (Session: string, more: Record<string, string> = {}, client = CLIENT) =>
    call("RespondToAuthChallenge", {
      ClientId: client,
      ChallengeName: "MFA_SETUP",
      Session,
      ChallengeResponses: { USERNAME: Username, ...more },
    })
  /** @returns the secret, and the session that a code is sent with */
  const begun = async (from: Answer = challenge) => {
    const { SecretCode: secret, Session } = await associate(from.Session)
    return { secret: secret as string, session: Session as string }
  }
  return { ...started, Username, challenge, associate, verify, respond, begun }
}

describe("in a pool that insists on a second factor", () => {
  it("somebody without one is told which they can set up, and gets no tokens", async () => {
    const { challenge, Username } = await askedToSetUp()
    expect(challenge).toEqual({
      ChallengeName: "MFA_SETUP",
      Session: expect.any(String),
      ChallengeParameters: { USER_ID_FOR_SRP: Username, MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    })
  })

  it("an app is set up with the sessions, and its code is asked for from then on", async () => {
    const { call, associate, challenge, verify, respond, signIn, Username } = await askedToSetUp()
    const first = await associate(challenge.Session)
    expect(first).toEqual({ SecretCode: expect.stringMatching(/^[A-Z2-7]{52}$/), Session: expect.any(String) })
    const second = await verify(first.Session, appCode(first.SecretCode))
    expect(second).toEqual({ Status: "SUCCESS", Session: expect.any(String) })
    const { AuthenticationResult } = await respond(second.Session)
    expect(claims(AuthenticationResult.AccessToken).sub).toBe(Username)
    expect((await call("AdminGetUser", { Username })).UserMFASettingList).toEqual(["SOFTWARE_TOKEN_MFA"])
    expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  })

  it("it is asked for after SRP and after a new password, too", async () => {
    const { call, Username, signIn } = await askedToSetUp()
    const claim = await srpClaim(call, "ada@example.com", PASSWORD)
    expect((await call("RespondToAuthChallenge", claim)).ChallengeName).toBe("MFA_SETUP")
    await call("AdminSetUserPassword", { Username, Password: "Temporary-1" })
    const { Session } = await signIn("ada@example.com", "Temporary-1")
    const next = await call("RespondToAuthChallenge", {
      ClientId: CLIENT,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session,
      ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: "Another-horse-8" },
    })
    expect(next.ChallengeName).toBe("MFA_SETUP")
    expect(next).not.toHaveProperty("AuthenticationResult")
  })

  it("a wrong code is refused, and the right one taken in the same session", async () => {
    const { begun, verify, respond } = await askedToSetUp()
    const { secret, session } = await begun()
    for (const code of [wrongCode(secret), appCode(secret, -2), appCode(secret, 2)]) {
      await expect(verify(session, code)).rejects.toMatchObject({
        name: "EnableSoftwareTokenMFAException",
        message: "Code mismatch and fail enable Software Token MFA",
      })
    }
    const verified = await verify(session, appCode(secret))
    expect(await respond(verified.Session)).toHaveProperty("AuthenticationResult")
  })

  it("an app whose set-up was left after its proof is asked for at the next sign-in", async () => {
    const { begun, verify, signIn } = await askedToSetUp()
    const { secret, session } = await begun()
    await verify(session, appCode(secret))
    expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  })

  it("one whose set-up was left before that is not, and everything begins anew", async () => {
    const { begun, verify, signIn } = await askedToSetUp()
    const left = await begun()
    const again = await signIn()
    expect(again.ChallengeName).toBe("MFA_SETUP")
    const second = await begun(again)
    expect(second.secret).not.toBe(left.secret)
    await expect(verify(left.session, appCode(left.secret))).rejects.toMatchObject({
      name: "EnableSoftwareTokenMFAException",
    })
    expect(await verify(second.session, appCode(second.secret))).toMatchObject({ Status: "SUCCESS" })
  })

  it("nobody switches the app off: the setting is taken, and the code is asked for all the same", async () => {
    const { call, begun, verify, respond, signIn, Username } = await askedToSetUp()
    const { secret, session } = await begun()
    await respond((await verify(session, appCode(secret))).Session)
    await call("AdminSetUserMFAPreference", { Username, SoftwareTokenMfaSettings: { Enabled: false } })
    expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  })
})

describe("a session of the set-up", () => {
  it("serves for its own step alone, and once", async () => {
    const { associate, verify, respond, challenge, signIn } = await askedToSetUp()
    for (const skipped of [respond(challenge.Session), verify(challenge.Session, "123456")]) {
      await expect(skipped).rejects.toMatchObject(OVER)
    }
    const { SecretCode, Session } = await associate(challenge.Session)
    for (const skipped of [associate(challenge.Session), associate(Session), respond(Session)]) {
      await expect(skipped).rejects.toMatchObject(OVER)
    }
    const verified = (await verify(Session, appCode(SecretCode))).Session
    for (const again of [verify(Session, appCode(SecretCode, 1)), associate(verified), verify(verified, "123456")]) {
      await expect(again).rejects.toMatchObject(OVER)
    }
    await respond(verified)
    await expect(respond(verified)).rejects.toMatchObject(OVER)
    expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  })

  it("is over after five wrong codes, also for the right one", async () => {
    const { begun, verify, signIn } = await askedToSetUp()
    const { secret, session } = await begun()
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(verify(session, wrongCode(secret))).rejects.toMatchObject({
        name: "EnableSoftwareTokenMFAException",
      })
    }
    await expect(verify(session, appCode(secret))).rejects.toMatchObject(OVER)
    expect((await signIn()).ChallengeName).toBe("MFA_SETUP")
  })

  it("has three minutes, each its own", async () => {
    const { associate, verify, challenge, passes, signIn } = await askedToSetUp()
    passes(179_000)
    const { SecretCode, Session } = await associate(challenge.Session)
    passes(179_000)
    const verified = await verify(Session, appCode(SecretCode, 11))
    expect(verified.Status).toBe("SUCCESS")
    const late = await signIn()
    passes(180_000)
    await expect(associate(late.Session)).rejects.toMatchObject(OVER)
  })

  it("is nobody else's, no other client's and no other pool's", async () => {
    const clients = [CLIENT, "anotherclient"].map((id) => ({ id, properties: clientProperties() }))
    const { begun, verify, respond, confirmed } = await askedToSetUp({ ...requiredMfaPool(), clients })
    const grace = await confirmed("grace@example.com")
    const { secret, session } = await begun()
    const verified = (await verify(session, appCode(secret))).Session
    await expect(respond(verified, { USERNAME: grace })).rejects.toMatchObject(OVER)
    await expect(respond(verified, {}, "anotherclient")).rejects.toMatchObject(OVER)
    const foreign = await askedToSetUp()
    await expect(foreign.associate(session)).rejects.toMatchObject(OVER)
    await expect(foreign.respond(verified)).rejects.toMatchObject(OVER)
    expect(await respond(verified)).toHaveProperty("AuthenticationResult")
  })

  it.each([
    ["was disabled", "AdminDisableUser", {}],
    ["has another password", "AdminSetUserPassword", { Password: "Another-horse-8", Permanent: true }],
    ["was deleted", "AdminDeleteUser", {}],
  ])("is worth nothing for somebody who %s meanwhile", async (_, operation, input) => {
    const { call, begun, verify, Username } = await askedToSetUp()
    const { secret, session } = await begun()
    await call(operation, { Username, ...input })
    await expect(verify(session, appCode(secret))).rejects.toMatchObject({ name: "NotAuthorizedException" })
  })

  it("does not sign in once somebody has begun anew with the same password", async () => {
    const { begun, verify, respond, signIn } = await askedToSetUp()
    const other = await signIn()
    const { secret, session } = await begun()
    const verified = (await verify(session, appCode(secret))).Session
    await begun(other)
    await expect(respond(verified)).rejects.toMatchObject(OVER)
    expect((await signIn()).ChallengeName).toBe("MFA_SETUP")
  })

  it("answers no other challenge, and sets up no codes by e-mail here", async () => {
    const { call, challenge, respond, Username } = await askedToSetUp()
    const skipping = call("RespondToAuthChallenge", {
      ClientId: CLIENT,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: "Another-horse-8" },
    })
    await expect(skipping).rejects.toMatchObject(OVER)
    await expect(respond(challenge.Session, { EMAIL: "ada@example.com" })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringContaining("local Cognito"),
    })
  })
})

describe("what somebody has", () => {
  const contact = (attributes: Record<string, string>) => ({
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  })
  const BOTH = contact({ email: "ada@example.com", phone_number: "+15550100" })
  const recovering = (Name: string, factors?: string[]) => {
    const definition = requiredMfaPool(factors)
    Object.assign(definition.properties, { AccountRecoverySetting: { RecoveryMechanisms: [{ Name, Priority: 1 }] } })
    return definition
  }
  const EVERY = ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"]

  it("is asked for at once, but not at the address that resets the password", async () => {
    const { confirmed, signIn } = await startPool(recovering("verified_email", EVERY))
    await confirmed("ada@example.com", BOTH)
    expect((await signIn()).ChallengeName).toBe("SMS_MFA")
    await confirmed("grace@example.com")
    expect((await signIn("grace@example.com")).ChallengeName).toBe("MFA_SETUP")
  })

  it("is chosen from where there is more than one way", async () => {
    const { confirmed, signIn } = await startPool(recovering("admin_only", EVERY))
    await confirmed("ada@example.com", BOTH)
    const { ChallengeName, ChallengeParameters } = await signIn()
    expect(ChallengeName).toBe("SELECT_MFA_TYPE")
    expect(JSON.parse(ChallengeParameters.MFAS_CAN_CHOOSE)).toEqual(["SMS_MFA", "EMAIL_OTP"])
  })

  it("is refused where it is not enough and nothing can be set up", async () => {
    const { confirmed, signIn } = await startPool(recovering("verified_email", ["SMS_MFA", "EMAIL_OTP"]))
    await confirmed()
    await expect(signIn()).rejects.toMatchObject({ name: "InvalidParameterException" })
  })

  it("may be no address at all: then whatever the pool has can be set up", async () => {
    const definition = aliasPool()
    const required = { MfaConfiguration: "ON", EnabledMfas: EVERY }
    Object.assign(definition.properties, required, {
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
    })
    const { confirmed, signIn } = await startPool(definition)
    await confirmed("ada")
    expect(JSON.parse((await signIn("ada")).ChallengeParameters.MFAS_CAN_SETUP)).toEqual([
      "SOFTWARE_TOKEN_MFA",
      "SMS_MFA",
    ])
  })
})
