import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DeleteGroupCommand,
  ListUsersCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { Amplify } from "aws-amplify"
import {
  confirmSignIn,
  fetchAuthSession,
  fetchMFAPreference,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from "aws-amplify/auth"
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from "jose"
import { TOTP } from "otpauth"
import { describe, expect, it, onTestFinished } from "vitest"
import { mfaPool, requiredMfaPool } from "./testing/second-factors"
import { CLIENT, PASSWORD, POOL, startPool } from "./testing/start-pool"
import { generateSigningKey } from "./user-pool/tokens"

function sdk(endpoint: string) {
  const client = new CognitoIdentityProviderClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIADEVELOPER", secretAccessKey: "secret" },
  })
  onTestFinished(() => client.destroy())
  return client
}

function configureAmplify(endpoint: string) {
  Amplify.configure({
    Auth: { Cognito: { userPoolId: POOL, userPoolClientId: CLIENT, userPoolEndpoint: `${endpoint}/` } },
  })
  onTestFinished(() => signOut().catch(() => undefined))
}

describe("the stock AWS SDK", () => {
  it("creates a user, gives them a group and finds them again", async () => {
    const { cognito } = await startPool()
    const client = sdk(cognito.endpoint)
    const created = await client.send(
      new AdminCreateUserCommand({ UserPoolId: POOL, Username: "ada@example.com", MessageAction: "SUPPRESS" }),
    )
    const Username = created.User?.Username ?? ""
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId: POOL, Username, GroupName: "EDITORS" }))
    const groups = await client.send(
      new AdminListGroupsForUserCommand({ UserPoolId: POOL, Username: "ADA@example.com" }),
    )
    expect(groups.Groups?.map((group) => group.GroupName)).toEqual(["EDITORS"])
    const listed = await client.send(new ListUsersCommand({ UserPoolId: POOL, Filter: 'email ^= "ada"' }))
    expect(listed.Users?.[0]).toMatchObject({ Username, UserStatus: "FORCE_CHANGE_PASSWORD", Enabled: true })
    expect(listed.Users?.[0]?.UserCreateDate).toEqual(created.User?.UserCreateDate)
  })

  it("confirms somebody who signed up, takes an attribute away, changes a group and deletes it", async () => {
    const { cognito, call } = await startPool()
    const client = sdk(cognito.endpoint)
    const who = { UserPoolId: POOL, Username: "ada@example.com" }
    const account = { ClientId: CLIENT, Username: "ada@example.com" }
    const UserAttributes = [{ Name: "given_name", Value: "Ada" }]
    await client.send(new SignUpCommand({ ...account, Password: PASSWORD, UserAttributes }))
    const resent = await client.send(new ResendConfirmationCodeCommand(account))
    expect(resent.CodeDeliveryDetails).toMatchObject({ DeliveryMedium: "EMAIL", AttributeName: "email" })
    await client.send(new AdminConfirmSignUpCommand(who))
    await client.send(new AdminDeleteUserAttributesCommand({ ...who, UserAttributeNames: ["given_name"] }))
    const user = await client.send(new AdminGetUserCommand(who))
    expect(user.UserStatus).toBe("CONFIRMED")
    expect(user.UserAttributes?.map(({ Name }) => Name)).toEqual(["sub", "email"])
    const group = { UserPoolId: POOL, GroupName: "EDITORS" }
    const updated = await client.send(new UpdateGroupCommand({ ...group, Description: "They edit", Precedence: 3 }))
    expect(updated.Group).toMatchObject({ GroupName: "EDITORS", Description: "They edit", Precedence: 3 })
    expect(updated.Group?.LastModifiedDate).toBeInstanceOf(Date)
    await client.send(new DeleteGroupCommand(group))
    expect((await call("ListGroups")).Groups).toEqual([])
  })

  it("gets Cognito's errors as the SDK's own", async () => {
    const { cognito } = await startPool()
    const refusal = sdk(cognito.endpoint).send(
      new AdminSetUserPasswordCommand({ UserPoolId: POOL, Username: "nobody", Password: PASSWORD }),
    )
    await expect(refusal).rejects.toMatchObject({ name: "UserNotFoundException", message: "User does not exist." })
  })
})

describe("the stock aws-amplify/auth", () => {
  it("signs in by SRP and gets tokens that the published keys verify", async () => {
    const { cognito, confirmed, call } = await startPool(undefined, { now: Date.now })
    const sub = await confirmed()
    await call("AdminAddUserToGroup", { Username: sub, GroupName: "EDITORS" })
    configureAmplify(cognito.endpoint)
    expect(await signIn({ username: "ada@example.com", password: PASSWORD })).toMatchObject({ isSignedIn: true })
    const token = (await fetchAuthSession()).tokens?.accessToken.toString() ?? ""
    const keys = createRemoteJWKSet(new URL(`${cognito.endpoint}/${POOL}/.well-known/jwks.json`))
    const { payload } = await jwtVerify(token, keys, {
      issuer: `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`,
    })
    expect(payload).toMatchObject({ sub, client_id: CLIENT, token_use: "access", "cognito:groups": ["EDITORS"] })
  })

  it("is refused with a wrong password", async () => {
    const { cognito, confirmed } = await startPool(undefined, { now: Date.now })
    await confirmed()
    configureAmplify(cognito.endpoint)
    const attempt = signIn({ username: "ada@example.com", password: `${PASSWORD}x` })
    await expect(attempt).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Incorrect username or password.",
    })
    expect((await fetchAuthSession()).tokens).toBeUndefined()
  })

  it("is refused in the same words for somebody who does not exist", async () => {
    const { cognito } = await startPool(undefined, { now: Date.now })
    configureAmplify(cognito.endpoint)
    const attempt = signIn({ username: "nobody@example.com", password: PASSWORD })
    await expect(attempt).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Incorrect username or password.",
    })
  })

  it("sets a new password when the first one was temporary", async () => {
    const { cognito, invite, call } = await startPool(undefined, { now: Date.now })
    const sub = await invite("ada@example.com", { TemporaryPassword: "Temporary-1" })
    configureAmplify(cognito.endpoint)
    const first = await signIn({ username: "ada@example.com", password: "Temporary-1" })
    expect(first.nextStep.signInStep).toBe("CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED")
    expect(await confirmSignIn({ challengeResponse: PASSWORD })).toMatchObject({ isSignedIn: true })
    expect(await call("AdminGetUser", { Username: sub })).toMatchObject({ UserStatus: "CONFIRMED" })
  })
})

describe("a second factor with the stock aws-amplify/auth", () => {
  it("is set up by its user, and asked for from then on", async () => {
    const { cognito, confirmed } = await startPool(mfaPool(["SOFTWARE_TOKEN_MFA"]), { now: Date.now })
    await confirmed()
    configureAmplify(cognito.endpoint)
    await signIn({ username: "ada@example.com", password: PASSWORD })
    const { sharedSecret } = await setUpTOTP()
    const app = new TOTP({ secret: sharedSecret })
    await verifyTOTPSetup({ code: app.generate() })
    await updateMFAPreference({ totp: "PREFERRED" })
    expect(await fetchMFAPreference()).toEqual({ enabled: ["TOTP"], preferred: "TOTP" })
    await signOut()

    const { nextStep } = await signIn({ username: "ada@example.com", password: PASSWORD })
    expect(nextStep.signInStep).toBe("CONFIRM_SIGN_IN_WITH_TOTP_CODE")
    // The step's own code was used for the set-up; the next one is taken already.
    const challengeResponse = app.generate({ timestamp: Date.now() + 30_000 })
    expect(await confirmSignIn({ challengeResponse })).toMatchObject({ isSignedIn: true })
  })

  it("is set up during a sign-in where the pool insists on one, also at the second try", async () => {
    const { cognito, confirmed } = await startPool(requiredMfaPool(), { now: Date.now })
    await confirmed()
    configureAmplify(cognito.endpoint)
    const { nextStep } = await signIn({ username: "ada@example.com", password: PASSWORD })
    if (nextStep.signInStep !== "CONTINUE_SIGN_IN_WITH_TOTP_SETUP") throw new Error(nextStep.signInStep)
    const app = new TOTP({ secret: nextStep.totpSetupDetails.sharedSecret })
    const far = app.generate({ timestamp: Date.now() + 3_600_000 })
    await expect(confirmSignIn({ challengeResponse: far })).rejects.toMatchObject({
      name: "EnableSoftwareTokenMFAException",
    })
    expect(await confirmSignIn({ challengeResponse: app.generate() })).toMatchObject({ isSignedIn: true })
    await signOut()
    const second = await signIn({ username: "ada@example.com", password: PASSWORD })
    expect(second.nextStep.signInStep).toBe("CONFIRM_SIGN_IN_WITH_TOTP_CODE")
  })

  it("is chosen among several", async () => {
    const { cognito, call, confirmed, mails } = await startPool(mfaPool(["SMS_MFA", "EMAIL_OTP"]), { now: Date.now })
    const UserAttributes = [
      { Name: "email", Value: "ada@example.com" },
      { Name: "phone_number", Value: "+15550100" },
    ]
    const Username = await confirmed("ada@example.com", { UserAttributes })
    const on = { Enabled: true }
    await call("AdminSetUserMFAPreference", { Username, SMSMfaSettings: on, EmailMfaSettings: on })
    configureAmplify(cognito.endpoint)
    const first = await signIn({ username: "ada@example.com", password: PASSWORD })
    expect(first.nextStep).toMatchObject({
      signInStep: "CONTINUE_SIGN_IN_WITH_MFA_SELECTION",
      allowedMFATypes: ["SMS", "EMAIL"],
    })
    const second = await confirmSignIn({ challengeResponse: "EMAIL" })
    expect(second.nextStep).toMatchObject({
      signInStep: "CONFIRM_SIGN_IN_WITH_EMAIL_CODE",
      codeDeliveryDetails: { deliveryMedium: "EMAIL", destination: "a***@e***" },
    })
    const [code = ""] = /\d{6}/.exec((await mails())[0]?.body ?? "") ?? []
    expect(await confirmSignIn({ challengeResponse: code })).toMatchObject({ isSignedIn: true })
  })
})

describe("verification with keys that were fetched before", () => {
  it("refuses a token that somebody else signed with the same key id", async () => {
    const mine = await startPool(undefined, { now: Date.now })
    const other = await startPool(undefined, { now: Date.now }, generateSigningKey)
    await other.confirmed()
    const forged = (await other.signIn()).AuthenticationResult.AccessToken as string
    const jwks = (await (await fetch(`${mine.cognito.endpoint}/${POOL}/.well-known/jwks.json`)).json()) as {
      keys: [{ kid: string }]
    }
    const { kid } = JSON.parse(Buffer.from(forged.split(".")[0] ?? "", "base64url").toString())
    const keys = createLocalJWKSet({ keys: [{ ...jwks.keys[0], kid, kty: "RSA" }] })
    await expect(jwtVerify(forged, keys)).rejects.toMatchObject({ code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" })
  })
})
