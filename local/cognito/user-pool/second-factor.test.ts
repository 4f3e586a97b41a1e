import { describe, expect, it } from "vitest"
import { appCode, mfaPool, startWithMember, wrongCode } from "../testing/second-factors"
import { srpClaim } from "../testing/srp-client"
import { CLIENT, claims, PASSWORD, startPool } from "../testing/start-pool"

const MEMBERS: Record<string, string> = {
  SOFTWARE_TOKEN_MFA: "SoftwareTokenMfaSettings",
  SMS_MFA: "SMSMfaSettings",
  EMAIL_OTP: "EmailMfaSettings",
}

/** A user with the factors switched on, after the password was right. */
async function challenged(factors: string[], preferred?: string) {
  const started = await startWithMember()
  const { call, Username, addApp, signIn, mails } = started
  const secret = await addApp()
  const settings = factors.map((it) => [MEMBERS[it], { Enabled: true, PreferredMfa: it === preferred }])
  await call("AdminSetUserMFAPreference", { Username, ...Object.fromEntries(settings) })
  const challenge = await signIn()
  const respond = (ChallengeName: string, responses: Record<string, string>, Session = challenge.Session) =>
    call("RespondToAuthChallenge", {
      ClientId: CLIENT,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: Username, ...responses },
    })
  const answer = (code: string, session?: string) =>
    respond("SOFTWARE_TOKEN_MFA", { SOFTWARE_TOKEN_MFA_CODE: code }, session)
  const sent = async () => (await mails())[0] ?? {}
  return { ...started, secret, challenge, respond, answer, sent }
}

const sessions = { name: "NotAuthorizedException", message: expect.stringMatching(/^Invalid session for the user/) }

describe("an authenticator app", () => {
  it("is asked for after the password, and its code gives the tokens", async () => {
    const { challenge, answer, secret, Username } = await challenged(["SOFTWARE_TOKEN_MFA"])
    expect(challenge).toEqual({
      ChallengeName: "SOFTWARE_TOKEN_MFA",
      Session: expect.any(String),
      ChallengeParameters: { USER_ID_FOR_SRP: Username },
    })
    const { AuthenticationResult } = await answer(appCode(secret, 1))
    expect(claims(AuthenticationResult.AccessToken).sub).toBe(Username)
  })

  it("is asked for after SRP, too", async () => {
    const { call } = await challenged(["SOFTWARE_TOKEN_MFA"])
    const claim = await srpClaim(call, "ada@example.com", PASSWORD)
    expect(await call("RespondToAuthChallenge", claim)).toMatchObject({ ChallengeName: "SOFTWARE_TOKEN_MFA" })
  })

  it("is asked for after a new password, too", async () => {
    const { call, Username, signIn, respond, answer, secret } = await challenged(["SOFTWARE_TOKEN_MFA"])
    await call("AdminSetUserPassword", { Username, Password: "Temporary-1" })
    const { Session } = await signIn("ada@example.com", "Temporary-1")
    const next = await respond("NEW_PASSWORD_REQUIRED", { NEW_PASSWORD: "Another-horse-8" }, Session)
    expect(next.ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
    expect(next).not.toHaveProperty("AuthenticationResult")
    expect(await answer(appCode(secret, 1), next.Session)).toHaveProperty("AuthenticationResult")
  })

  it("has its wrong code refused, and the right one taken in the same session", async () => {
    const { answer, secret } = await challenged(["SOFTWARE_TOKEN_MFA"])
    await expect(answer(wrongCode(secret))).rejects.toMatchObject({
      name: "CodeMismatchException",
      message: "Invalid code received for user",
    })
    expect(await answer(appCode(secret, 1))).toHaveProperty("AuthenticationResult")
  })

  it("shows no code that serves twice, whichever sign-in took it first", async () => {
    const { answer, secret, signIn } = await challenged(["SOFTWARE_TOKEN_MFA"])
    const used = { name: "ExpiredCodeException", message: "Your software token has already been used once." }
    await expect(answer(appCode(secret))).rejects.toMatchObject(used)
    await answer(appCode(secret, 1))
    const { Session } = await signIn()
    await expect(answer(appCode(secret, 1), Session)).rejects.toMatchObject(used)
    await expect(answer(appCode(secret), Session)).rejects.toMatchObject(used)
  })

  it("signs in once, when its code is sent twice at once", async () => {
    const { answer, secret } = await challenged(["SOFTWARE_TOKEN_MFA"])
    const code = appCode(secret, 1)
    const outcomes = await Promise.allSettled([answer(code), answer(code)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  it("is not asked for any more in a pool that has switched it off", async () => {
    const { cognito, signIn } = await challenged(["SOFTWARE_TOKEN_MFA"])
    await cognito.deploy(mfaPool(["SMS_MFA"]))
    expect(await signIn()).toHaveProperty("AuthenticationResult")
  })
})

describe("a code that is sent", () => {
  it("goes to the phone, and proves the number", async () => {
    const { challenge, sent, respond, call, Username } = await challenged(["SMS_MFA"])
    expect(challenge).toMatchObject({
      ChallengeName: "SMS_MFA",
      ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: "SMS", CODE_DELIVERY_DESTINATION: "+*******0100" },
    })
    const { to, kind, body } = await sent()
    expect([to, kind]).toEqual(["+15550100", "sign-in-code"])
    const [code] = /\d{6}/.exec(body) ?? []
    expect(await respond("SMS_MFA", { SMS_MFA_CODE: code ?? "" })).toHaveProperty("AuthenticationResult")
    const { UserAttributes } = await call("AdminGetUser", { Username })
    expect(UserAttributes).toContainEqual({ Name: "phone_number_verified", Value: "true" })
  })

  it("goes to the mailbox, in the pool's own words", async () => {
    const { challenge, sent, respond, cognito, signIn, Username } = await challenged(["EMAIL_OTP"])
    expect(challenge).toMatchObject({
      ChallengeName: "EMAIL_OTP",
      ChallengeParameters: {
        USER_ID_FOR_SRP: Username,
        CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
        CODE_DELIVERY_DESTINATION: "a***@e***",
      },
    })
    const [code] = /\d{6}/.exec((await sent()).body) ?? []
    expect(await respond("EMAIL_OTP", { EMAIL_OTP_CODE: code ?? "" })).toHaveProperty("AuthenticationResult")
    const worded = mfaPool()
    Object.assign(worded.properties, {
      EmailAuthenticationSubject: "Code of the console",
      EmailAuthenticationMessage: "Here: {####}",
    })
    await cognito.deploy(worded)
    await signIn()
    expect(await sent()).toMatchObject({
      subject: "Code of the console",
      body: expect.stringMatching(/^Here: \d{6}$/),
    })
  })

  it("is refused when it is wrong, or was sent for another sign-in", async () => {
    const { sent, respond, signIn } = await challenged(["EMAIL_OTP"])
    const [code = ""] = /\d{6}/.exec((await sent()).body) ?? []
    const { Session } = await signIn()
    const [newer = ""] = /\d{6}/.exec((await sent()).body) ?? []
    const mismatch = { name: "CodeMismatchException", message: "Invalid code or auth state for the user." }
    const wrong = String((Number(newer) + 1) % 1_000_000).padStart(6, "0")
    await expect(respond("EMAIL_OTP", { EMAIL_OTP_CODE: wrong }, Session)).rejects.toMatchObject(mismatch)
    // One in a million times both sign-ins get the same code, which is then right.
    if (code !== newer) {
      await expect(respond("EMAIL_OTP", { EMAIL_OTP_CODE: code }, Session)).rejects.toMatchObject(mismatch)
    }
    expect(await respond("EMAIL_OTP", { EMAIL_OTP_CODE: newer }, Session)).toHaveProperty("AuthenticationResult")
  })

  it("of a user whose second factor it is does not reset the password", async () => {
    const { call, Username } = await challenged(["EMAIL_OTP"])
    const verified = [{ Name: "email_verified", Value: "true" }]
    await call("AdminUpdateUserAttributes", { Username, UserAttributes: verified })
    await expect(call("AdminResetUserPassword", { Username })).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("CONFIRMED")
  })
})

describe("of several factors", () => {
  it("the preferred one is asked for", async () => {
    const { challenge } = await challenged(["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], "EMAIL_OTP")
    expect(challenge.ChallengeName).toBe("EMAIL_OTP")
  })

  it("one has to be chosen when none is preferred, and nothing is sent before", async () => {
    const { challenge, respond, mails, sent } = await challenged(["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"])
    expect(challenge.ChallengeName).toBe("SELECT_MFA_TYPE")
    expect(JSON.parse(challenge.ChallengeParameters.MFAS_CAN_CHOOSE)).toEqual([
      "SOFTWARE_TOKEN_MFA",
      "SMS_MFA",
      "EMAIL_OTP",
    ])
    expect(await mails()).toEqual([])
    const next = await respond("SELECT_MFA_TYPE", { ANSWER: "SMS_MFA" })
    expect(next.ChallengeName).toBe("SMS_MFA")
    const [code = ""] = /\d{6}/.exec((await sent()).body) ?? []
    expect(await respond("SMS_MFA", { SMS_MFA_CODE: code }, next.Session)).toHaveProperty("AuthenticationResult")
  })

  it("only one that the user has can be chosen", async () => {
    const { respond, mails } = await challenged(["SOFTWARE_TOKEN_MFA", "SMS_MFA"])
    for (const ANSWER of ["EMAIL_OTP", "PASSWORD", "constructor"]) {
      await expect(respond("SELECT_MFA_TYPE", { ANSWER })).rejects.toMatchObject({ name: "InvalidParameterException" })
    }
    expect(await mails()).toEqual([])
    await respond("SELECT_MFA_TYPE", { ANSWER: "SMS_MFA" })
    await expect(respond("SELECT_MFA_TYPE", { ANSWER: "SMS_MFA" })).rejects.toMatchObject(sessions)
    expect(await mails()).toHaveLength(1)
  })
})

describe("a session", () => {
  it("is over after five wrong codes, also for the right one", async () => {
    const { answer, secret } = await challenged(["SOFTWARE_TOKEN_MFA"])
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(answer(wrongCode(secret))).rejects.toMatchObject({ name: "CodeMismatchException" })
    }
    await expect(answer(appCode(secret, 1))).rejects.toMatchObject(sessions)
  })

  it("is over after three minutes", async () => {
    const { answer, secret, passes } = await challenged(["SOFTWARE_TOKEN_MFA"])
    passes(180_000)
    await expect(answer(appCode(secret, 6))).rejects.toMatchObject(sessions)
  })

  it("answers its own challenge alone: no step is skipped with the session of another", async () => {
    const { call, respond, answer, secret, signIn, Username } = await challenged(["SOFTWARE_TOKEN_MFA", "SMS_MFA"])
    const code = { SOFTWARE_TOKEN_MFA_CODE: appCode(secret, 1) }
    // The session of the choice, for a code that was not asked for.
    await expect(respond("SOFTWARE_TOKEN_MFA", code)).rejects.toMatchObject(sessions)
    await call("AdminSetUserMFAPreference", {
      Username,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    })
    const { Session } = await signIn()
    const skipping = respond("NEW_PASSWORD_REQUIRED", { NEW_PASSWORD: "Another-horse-8" }, Session)
    await expect(skipping).rejects.toMatchObject(sessions)
    await expect(respond("EMAIL_OTP", { EMAIL_OTP_CODE: "undefined" }, Session)).rejects.toMatchObject(sessions)
    expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
    expect(await answer(appCode(secret, 1), Session)).toHaveProperty("AuthenticationResult")
  })

  it("is nobody else's, and not for somebody who was disabled meanwhile", async () => {
    const { call, answer, secret, confirmed, Username, challenge } = await challenged(["SOFTWARE_TOKEN_MFA"])
    await confirmed("grace@example.com")
    const foreign = call("RespondToAuthChallenge", {
      ClientId: CLIENT,
      ChallengeName: "SOFTWARE_TOKEN_MFA",
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: "grace@example.com", SOFTWARE_TOKEN_MFA_CODE: appCode(secret, 1) },
    })
    await expect(foreign).rejects.toMatchObject(sessions)
    await call("AdminDisableUser", { Username })
    await expect(answer(appCode(secret, 1))).rejects.toMatchObject({ message: "User is disabled." })
  })
})

it("nobody is asked for a second factor in a pool without any", async () => {
  const { confirmed, signIn } = await startPool()
  await confirmed()
  expect(await signIn()).toHaveProperty("AuthenticationResult")
})
