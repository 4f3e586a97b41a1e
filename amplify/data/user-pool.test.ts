import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { HttpResponse } from "@smithy/core/protocols"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { cognito, cognitoForChanges } from "./user-pool"

const UserPoolId = "us-east-1_TestPool1"

beforeEach(() => {
  vi.useFakeTimers()
  for (const [name, value] of Object.entries({
    ...{ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "made-up", AWS_SECRET_ACCESS_KEY: "made-up" },
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: "http://127.0.0.1:9",
  })) {
    vi.stubEnv(name, value)
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

const answer = (statusCode: number, body: object) => ({
  response: new HttpResponse({
    statusCode,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: Buffer.from(JSON.stringify(body)),
  }),
})
const exception = (statusCode: number, name: string) => answer(statusCode, { __type: name, message: "made up" })
const broken = (code: string) => Object.assign(new Error(code), { code })

const FAILURES: readonly [what: string, fail: () => unknown, isSentAgain: boolean][] = [
  ["is throttled", () => exception(400, "TooManyRequestsException"), true],
  ["is throttled by the network's front", () => exception(429, "Throttled"), true],
  ["fails inside Cognito", () => exception(500, "InternalErrorException"), false],
  ["gets no answer in time", () => Promise.reject(Object.assign(new Error("late"), { name: "TimeoutError" })), false],
  ["loses its connection", () => Promise.reject(broken("ECONNRESET")), false],
  ["reaches nobody", () => Promise.reject(broken("ECONNREFUSED")), false],
]

/** Sends to a network where the first call fails, and counts the calls. Both clients have one network. */
async function sentOver(fail: () => unknown, send: () => Promise<unknown>) {
  const { requestHandler } = (cognito as CognitoIdentityProviderClient).config
  const handle = vi
    .spyOn(requestHandler, "handle")
    .mockImplementation((async () => (handle.mock.calls.length === 1 ? fail() : answer(200, {}))) as never)
  const outcome = send().then(
    () => "answered",
    (error: Error & { $metadata?: { attempts?: number } }) => `${error.name} after ${error.$metadata?.attempts}`,
  )
  await vi.runAllTimersAsync()
  return { outcome: await outcome, calls: handle.mock.calls.length }
}

const create = () => cognitoForChanges.send(new AdminCreateUserCommand({ UserPoolId, Username: "somebody" }))
const look = () => cognito.send(new ListUsersCommand({ UserPoolId }))

describe("a change", () => {
  it.each(FAILURES)("that %s", async (_, fail, isSentAgain) => {
    const { outcome, calls } = await sentOver(fail, create)
    expect(calls).toBe(isSentAgain ? 2 : 1)
    if (isSentAgain) expect(outcome).toBe("answered")
    else expect(outcome).toMatch(/ after 1$/)
  })

  it("that is throttled again and again ends as throttled", async () => {
    const handle = vi
      .spyOn(cognito.config.requestHandler, "handle")
      .mockImplementation((async () => exception(400, "TooManyRequestsException")) as never)
    const outcome = create().catch((error: Error) => error.name)
    await vi.runAllTimersAsync()
    expect(await outcome).toBe("TooManyRequestsException")
    expect(handle).toHaveBeenCalledTimes(3)
  })
})

describe("a look", () => {
  it.each(FAILURES)("that %s is asked for again", async (_, fail) => {
    expect(await sentOver(fail, look)).toEqual({ outcome: "answered", calls: 2 })
  })
})
