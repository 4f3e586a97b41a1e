import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { expect, it, onTestFinished } from "vitest"
import { mfaPool } from "../local/cognito/testing/second-factors"
import { PASSWORD, POOL, startPool } from "../local/cognito/testing/start-pool"
import { addAuthenticator } from "./add-authenticator"

async function withAuthenticator(definition: ReturnType<typeof mfaPool>) {
  const { cognito, confirmed, call, signIn } = await startPool(definition, { now: Date.now })
  const Username = await confirmed()
  const client = new CognitoIdentityProviderClient({
    endpoint: cognito.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIADEVELOPER", secretAccessKey: "secret" },
  })
  onTestFinished(() => client.destroy())
  await addAuthenticator(client, POOL, { email: "ada@example.com", password: PASSWORD })
  return { user: await call("AdminGetUser", { Username }), signIn }
}

it("protects somebody's account, as their own authenticator app would", async () => {
  const { user, signIn } = await withAuthenticator(mfaPool(["SOFTWARE_TOKEN_MFA"]))
  expect(user).toMatchObject({
    UserMFASettingList: ["SOFTWARE_TOKEN_MFA"],
    PreferredMfaSetting: "SOFTWARE_TOKEN_MFA",
  })
  expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
})

it("leaves people as they are where the pool has no such apps, or its client takes no passwords", async () => {
  const withoutPasswords = mfaPool()
  withoutPasswords.clients = withoutPasswords.clients.map((client) => ({
    ...client,
    properties: { ...client.properties, ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] },
  }))
  for (const definition of [mfaPool(["SMS_MFA"]), withoutPasswords]) {
    expect((await withAuthenticator(definition)).user).not.toHaveProperty("UserMFASettingList")
  }
})
