import { beforeAll, describe, expect, it } from "vitest"
import type { BackendDescription } from "../../local/assembly/backend-description"
import { clientConfiguration } from "../../local/outputs/client-configuration"
import { describeDeployedBackend, SYNTH_IDS, synthesizeDeployedBackend } from "./backend"

let backend: BackendDescription
beforeAll(async () => {
  backend = await describeDeployedBackend()
})

describe("the deployed user pool", () => {
  it("gives its client short, revocable tokens, and the flows that the form and the stock clients need", () => {
    expect(backend.userPool.clients[0]?.properties).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes" },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: "ENABLED",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    })
  })

  it("lets people sign up, who are then in no group", () => {
    expect(backend.userPool.properties).toMatchObject({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } })
    expect(backend.userPool.properties.LambdaConfig).toBeUndefined()
  })

  it("lets people protect their account with an authenticator app, and says so to the app's clients", async () => {
    expect(backend.userPool.properties).toMatchObject({
      MfaConfiguration: "OPTIONAL",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
    })
    const { auth } = await clientConfiguration(await synthesizeDeployedBackend(), SYNTH_IDS)
    expect(auth).toMatchObject({ mfa_configuration: "OPTIONAL", mfa_methods: ["TOTP"] })
  })
})
