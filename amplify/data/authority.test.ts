import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ADMIN_ID, appsyncEvent, USER_POOL_ID } from "../testing/appsync-event"
import { captureLog } from "../testing/captured-log"
import { USER_ID } from "../testing/cognito-user"
import { answerAll, cognitoException } from "../testing/fake-cognito"
import { requireAuthority } from "./authority"
import type { Caller } from "./caller"
import type { RoleGroup } from "./roles"

const TOKEN = "canary-5d1f.token"
const event = appsyncEvent("disableUser", {}, { request: { headers: { authorization: TOKEN } } })
const callerWith = (...roles: RoleGroup[]): Caller => ({
  userId: ADMIN_ID,
  username: "someone",
  roles,
  signedInAt: undefined,
  addresses: [],
})
const caller = callerWith("ADMINS")

interface Answers {
  groups?: string[]
  sub?: string | undefined
  factors?: string[]
}

function cognitoWith({ groups = ["ADMINS"], factors, ...more }: Answers = {}) {
  const sub = "sub" in more ? more.sub : ADMIN_ID
  return answerAll(({ name }) => {
    if (name === "AdminListGroupsForUserCommand") return { Groups: groups.map((GroupName) => ({ GroupName })) }
    const attributes = [{ Name: "email", Value: USER_ID }, ...(sub === undefined ? [] : [{ Name: "sub", Value: sub }])]
    return { UserAttributes: attributes, UserMFASettingList: factors }
  })
}

/** What both are answered for a caller who still is an administrator. */
const AS_EVER = { Groups: [{ GroupName: "ADMINS" }], UserAttributes: [{ Name: "sub", Value: ADMIN_ID }] }

/** A Cognito where one of the two answers is an error. */
const cognitoThatRefuses = (command: string, error: unknown) =>
  answerAll(({ name }) => {
    if (name === command) throw error
    return AS_EVER
  })

let log: string[]
beforeEach(() => {
  log = captureLog()
})
afterEach(() => {
  expect(log.join()).not.toContain(TOKEN)
  vi.restoreAllMocks()
})

const refusalOf = async (given: unknown = event, by: Caller = caller) => {
  const refusal = (await requireAuthority(by, given).catch((error: unknown) => error)) as Error
  expect(`${refusal.message} ${refusal.stack} ${JSON.stringify(refusal)} ${refusal.cause}`).not.toContain(TOKEN)
  return refusal.message
}

describe("a caller who still is what the token says", () => {
  it("passes: asked are the owner of the token, and the groups", async () => {
    const sent = cognitoWith()
    expect(await requireAuthority(caller, event)).toEqual({ factors: [] })
    const input = { UserPoolId: USER_POOL_ID, Username: "someone", Limit: 60, NextToken: undefined }
    expect(sent).toEqual([
      { name: "GetUserCommand", input: { AccessToken: TOKEN } },
      { name: "AdminListGroupsForUserCommand", input },
    ])
  })

  it("brings their active second factors", async () => {
    cognitoWith({ factors: ["SOFTWARE_TOKEN_MFA"] })
    expect(await requireAuthority(caller, event)).toEqual({ factors: ["SOFTWARE_TOKEN_MFA"] })
  })

  it("may hold a role that the token does not name yet", async () => {
    cognitoWith({ groups: ["EDITORS", "SUPPORT", "ADMINS"] })
    expect(await requireAuthority(callerWith("SUPPORT"), event)).toBeDefined()
  })

  it("may hold a role that stands on the second page", async () => {
    answerAll(({ name, input }) => {
      if (name === "GetUserCommand") return { UserAttributes: [{ Name: "sub", Value: ADMIN_ID }] }
      return input.NextToken ? { Groups: [{ GroupName: "ADMINS" }] } : { Groups: [], NextToken: "more" }
    })
    expect(await requireAuthority(caller, event)).toBeDefined()
  })
})

describe("authority is lost", () => {
  it.each([
    ["is in no group any more", [], ["ADMINS"]],
    ["is in a group of another case", ["admins"], ["ADMINS"]],
    ["has lost one of two roles", ["SUPPORT"], ["ADMINS", "SUPPORT"]],
    ["has lost the lesser of two roles", ["ADMINS"], ["ADMINS", "AUDITORS"]],
    ["has another role than the token says", ["ADMINS"], ["SUPPORT"]],
  ] as const)("when the caller %s", async (_, groups, roles) => {
    cognitoWith({ groups: [...groups] })
    expect(await refusalOf(event, callerWith(...roles))).toBe("AuthorityLost {}")
  })

  it.each([
    ["somebody else's", USER_ID],
    ["nobody's", undefined],
  ])("when the token is %s", async (_, sub) => {
    cognitoWith({ sub })
    expect(await refusalOf()).toBe("AuthorityLost {}")
  })

  it.each([
    ["GetUserCommand", "NotAuthorizedException"],
    ["GetUserCommand", "UserNotFoundException"],
    ["GetUserCommand", "PasswordResetRequiredException"],
    ["GetUserCommand", "UserNotConfirmedException"],
    ["AdminListGroupsForUserCommand", "UserNotFoundException"],
  ])("when Cognito answers %s with %s", async (command, name) => {
    cognitoThatRefuses(command, cognitoException(name, `refused: ${TOKEN}`))
    expect(await refusalOf()).toBe("AuthorityLost {}")
  })
})

describe("authority is not known", () => {
  const causes: [string, unknown][] = [
    ["too many ask", cognitoException("TooManyRequestsException", TOKEN)],
    ["Cognito fails", cognitoException("InternalErrorException", TOKEN)],
    ["there is no such pool", cognitoException("ResourceNotFoundException", TOKEN)],
    ["the network is down", Object.assign(new Error(TOKEN), { code: "ECONNRESET" })],
    ["what is thrown is no error", undefined],
  ]
  it.each(
    causes.flatMap(([what, error]) => [
      [what, "GetUserCommand", error] as const,
      [what, "AdminListGroupsForUserCommand", error] as const,
    ]),
  )("when %s at %s", async (_, command, error) => {
    cognitoThatRefuses(command, error)
    expect(await refusalOf()).toBe("AuthorityUnknown {}")
  })

  it.each(["GetUserCommand", "AdminListGroupsForUserCommand"])(
    "when no answer to %s comes within four seconds",
    async (unanswered) => {
      const clock = new AbortController()
      const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(clock.signal)
      answerAll(({ name }, abortSignal) => {
        if (name !== unanswered) return AS_EVER
        return new Promise((answer, abort) => {
          if (!abortSignal) answer(AS_EVER)
          abortSignal?.addEventListener("abort", () => abort(cognitoException("AbortError", TOKEN)))
        })
      })
      const refusal = refusalOf()
      clock.abort()
      expect(await refusal).toBe("AuthorityUnknown {}")
      expect(timeout).toHaveBeenCalledExactlyOnceWith(4_000)
    },
  )
})

it.each([
  ["no event", null],
  ["no request", appsyncEvent("disableUser", {}, { request: undefined })],
  ["no header", appsyncEvent("disableUser", {}, { request: { headers: {} } })],
  ["headers that are none", appsyncEvent("disableUser", {}, { request: { headers: null } })],
  ["an empty header", appsyncEvent("disableUser", {}, { request: { headers: { authorization: "" } } })],
  ["several headers", appsyncEvent("disableUser", {}, { request: { headers: { authorization: [TOKEN] } } })],
])("asks nothing for %s", async (_, given) => {
  const sent = cognitoWith()
  expect(await refusalOf(given)).toBe("NotAuthorized {}")
  expect(sent).toEqual([])
})
