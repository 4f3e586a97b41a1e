import { TOTP, URI } from "otpauth"
import { expect, it } from "vitest"
import { otpauthUri } from "@/lib/otpauth-uri"

const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSQ"

it("is read by an app as the secret, the account and whose it is, with the rules that Cognito has", () => {
  const uri = otpauthUri({ secret, account: "ada+test@example.com", issuer: "Console (console.example.com)" })
  const app = URI.parse(uri) as TOTP
  expect(app).toBeInstanceOf(TOTP)
  expect(app).toMatchObject({
    label: "ada+test@example.com",
    issuer: "Console (console.example.com)",
    algorithm: "SHA1",
    digits: 6,
    period: 30,
  })
  expect(app.secret.base32).toBe(secret)
})

it.each([
  ["a colon in the account", "ada:lovelace", "ada lovelace"],
  ["what ends an address", "a?b&secret=AAAA#c", "a?b&secret=AAAA#c"],
])("holds the same secret with %s", (_, account, shown) => {
  const app = URI.parse(otpauthUri({ secret, account, issuer: "Console" }))
  expect([app.secret.base32, app.label, app.issuer]).toEqual([secret, shown, "Console"])
})
