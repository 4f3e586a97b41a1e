import { createHmac, generateKeyPairSync, sign } from "node:crypto"
import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider"
import { describe, expect, inject, it } from "vitest"
import { claimsOf, createPerson, ownerOf, signIn } from "../harness/people"
import { openBrowser } from "./browser"
import { signedInBrowser } from "./pool"

const app = inject("app")

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url")
const headOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as object
const withPayload = (token: string, change: object) => {
  const [head, , signature] = token.split(".")
  return `${head}.${encode({ ...claimsOf(token), ...change })}.${signature}`
}
const withSignature = (head: object, payload: object, make: (input: string) => Buffer) => {
  const input = `${encode(head)}.${encode(payload)}`
  return `${input}.${make(input).toString("base64url")}`
}
const strangerKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey

async function publicKey(): Promise<string> {
  const response = await fetch(`${app.cognitoEndpoint}/${app.userPoolId}/.well-known/jwks.json`)
  const { keys } = (await response.json()) as { keys: { n: string }[] }
  return keys[0]?.n ?? ""
}

/** The claim is one that an administrator's token does not have either. */
const FORGED = { "cognito:groups": ["ADMINS", "forged"] }

/** Forgeries of the access token of somebody without a role, who would like to have one. */
const FORGERIES: Record<string, (token: string) => string | Promise<string>> = {
  "a changed payload": (token) => withPayload(token, FORGED),
  "a changed signature": (token) => token.slice(0, -8) + (token.endsWith("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA"),
  "alg none and no signature": (token) =>
    `${encode({ ...headOf(token), alg: "none" })}.${encode({ ...claimsOf(token), ...FORGED })}.`,
  "alg none and the old signature": (token) =>
    `${encode({ ...headOf(token), alg: "none" })}.${token.split(".")[1]}.${token.split(".")[2]}`,
  "another key under the same kid": (token) =>
    withSignature(headOf(token), { ...claimsOf(token), ...FORGED }, (input) =>
      sign("sha256", Buffer.from(input), strangerKey),
    ),
  "HS256 with the public key": async (token) => {
    const secret = await publicKey()
    const payload = { ...claimsOf(token), ...FORGED }
    return withSignature({ ...headOf(token), alg: "HS256" }, payload, (input) =>
      createHmac("sha256", secret).update(input).digest(),
    )
  },
  "no token at all": () => "x",
}

describe.each(Object.entries(FORGERIES))("an access token with %s", (_name, forge) => {
  it("is no session", async () => {
    const browser = await signedInBrowser(app, await createPerson(app))
    const cookie = browser.sessionCookie("accessToken")
    browser.cookies.set(cookie, await forge(browser.cookies.get(cookie) ?? ""))
    expect(await browser.get("/admin/users")).toMatchObject({ status: 303, location: "/sign-in?next=%2Fadmin%2Fusers" })
  })

  it("is no session for an administrator either", async () => {
    const browser = await signedInBrowser(app, app.admin)
    const cookie = browser.sessionCookie("accessToken")
    browser.cookies.set(cookie, await forge(browser.cookies.get(cookie) ?? ""))
    expect((await browser.get("/admin")).status).toBe(303)
  })
})

describe("cookies that were mixed up", () => {
  it("make no session: the ID token as access token", async () => {
    const browser = await signedInBrowser(app, app.admin)
    const idToken = browser.cookies.get(browser.sessionCookie("idToken")) ?? ""
    browser.cookies.set(browser.sessionCookie("accessToken"), idToken)
    expect((await browser.get("/admin")).status).toBe(303)
  })

  it("make no session: the access token as ID token", async () => {
    const browser = await signedInBrowser(app, app.admin)
    const accessToken = browser.cookies.get(browser.sessionCookie("accessToken")) ?? ""
    browser.cookies.set(browser.sessionCookie("idToken"), accessToken)
    expect((await browser.get("/admin")).status).toBe(303)
  })

  it("make no session: one person's access token with another's ID token", async () => {
    const browser = await signedInBrowser(app, app.admin)
    const other = await signedInBrowser(app, await createPerson(app))
    browser.cookies.set(browser.sessionCookie("idToken"), other.cookies.get(other.sessionCookie("idToken")) ?? "")
    expect((await browser.get("/admin")).status).toBe(303)
  })

  it("make no session under the name of another client", async () => {
    const browser = await signedInBrowser(app, app.admin)
    const renamed = openBrowser(app)
    for (const [name, value] of browser.cookies) renamed.cookies.set(name.replace(app.userPoolClientId, "other"), value)
    expect((await renamed.get("/admin")).status).toBe(303)
  })

  it("make no session: what an administrator was given by another client of the pool", async () => {
    const { UserPoolClient } = await ownerOf(app).send(
      new CreateUserPoolClientCommand({
        UserPoolId: app.userPoolId,
        ClientName: "other",
        ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      }),
    )
    const userPoolClientId = UserPoolClient?.ClientId ?? ""
    const { AccessToken, IdToken, RefreshToken } = await signIn({ ...app, userPoolClientId }, app.admin)
    expect(claimsOf(AccessToken)).toMatchObject({ client_id: userPoolClientId, "cognito:groups": ["ADMINS"] })

    const browser = await signedInBrowser(app, app.admin)
    expect((await browser.get("/admin")).status).toBe(200)
    const tokens = { accessToken: AccessToken, idToken: IdToken, refreshToken: RefreshToken }
    for (const [kind, token] of Object.entries(tokens)) browser.cookies.set(browser.sessionCookie(kind), token)
    expect(await browser.get("/admin")).toMatchObject({ status: 303, location: expect.stringMatching(/^\/sign-in/) })
  })
})
