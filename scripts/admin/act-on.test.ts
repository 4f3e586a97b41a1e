import { STSClient } from "@aws-sdk/client-sts"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { actOn } from "./act-on"

const local = {
  kind: "local" as const,
  file: "state.json",
  region: "us-east-1",
  userPoolId: "us-east-1_local0000",
  cognitoEndpoint: "http://127.0.0.1:4101",
  graphqlEndpoint: "http://127.0.0.1:4100/graphql",
  stsEndpoint: "http://127.0.0.1:4100/sts",
  outboxUrl: "http://127.0.0.1:4101/_local/outbox",
  owner: { accessKeyId: "AKIALOCAL", secretAccessKey: "local-secret" },
}
const deployed = {
  kind: "deployed" as const,
  file: "amplify_outputs.json",
  region: "eu-west-1",
  userPoolId: "eu-west-1_deployed0",
  graphqlEndpoint: "https://api.example.com/graphql",
}

const given = { ...process.env }
beforeEach(() => {
  vi.spyOn(STSClient.prototype, "send").mockImplementation(async () => ({ Arn: "arn:aws:iam::000000000000:user/me" }))
})
afterEach(() => {
  vi.restoreAllMocks()
  process.env = { ...given }
})

it("gives the process what a function of the local backend has, and not the developer's own credentials", async () => {
  Object.assign(process.env, {
    ...{ AWS_PROFILE: "work", AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "AKIAMINE" },
    ...{ AWS_SECRET_ACCESS_KEY: "mine", AWS_SESSION_TOKEN: "mine" },
  })
  expect(await actOn(local)).toBe("arn:aws:iam::000000000000:user/me")
  expect(process.env).toMatchObject({
    ...{ AWS_REGION: "us-east-1", AMPLIFY_AUTH_USERPOOL_ID: local.userPoolId },
    AMPLIFY_DATA_GRAPHQL_ENDPOINT: local.graphqlEndpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: local.cognitoEndpoint,
    AWS_ENDPOINT_URL_STS: local.stsEndpoint,
    ...{ AWS_ACCESS_KEY_ID: "AKIALOCAL", AWS_SECRET_ACCESS_KEY: "local-secret" },
  })
  expect(process.env).not.toHaveProperty("AWS_PROFILE")
  expect(process.env).not.toHaveProperty("AWS_SESSION_TOKEN")
})

it("finds the developer's credentials for a deployed backend, session and all", async () => {
  Object.assign(process.env, {
    ...{ AWS_ACCESS_KEY_ID: "ASIAMINE", AWS_SECRET_ACCESS_KEY: "mine", AWS_SESSION_TOKEN: "my session" },
  })
  delete process.env.AWS_ENDPOINT_URL_STS
  await actOn(deployed)
  expect(process.env).toMatchObject({
    ...{ AWS_REGION: "eu-west-1", AMPLIFY_AUTH_USERPOOL_ID: deployed.userPoolId },
    AMPLIFY_DATA_GRAPHQL_ENDPOINT: deployed.graphqlEndpoint,
    ...{ AWS_ACCESS_KEY_ID: "ASIAMINE", AWS_SECRET_ACCESS_KEY: "mine", AWS_SESSION_TOKEN: "my session" },
  })
  expect(process.env).not.toHaveProperty("AWS_ENDPOINT_URL_STS")
})
