import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const created = new Date("2026-01-02T03:04:05Z")
const cognitoUser = {
  Username: "22222222-2222-4222-8222-222222222222",
  Attributes: [
    { Name: "sub", Value: "22222222-2222-4222-8222-222222222222" },
    { Name: "email", Value: "ada@example.com" },
    { Name: "email_verified", Value: "true" },
  ],
  UserCreateDate: created,
  UserLastModifiedDate: created,
  Enabled: true,
  UserStatus: "CONFIRMED",
}
const list = (arguments_: object) => invoke(handler, appsyncEvent("listUsers", arguments_))
afterEach(() => vi.restoreAllMocks())

describe("listUsers", () => {
  it("answers Cognito's rows in the API's words", async () => {
    fakeCognito(() => ({ Users: [cognitoUser], PaginationToken: "t" }))
    expect(await list({})).toEqual({
      users: [
        {
          userId: cognitoUser.Username,
          username: cognitoUser.Username,
          email: "ada@example.com",
          emailVerified: true,
          name: null,
          status: "CONFIRMED",
          enabled: true,
          createdAt: "2026-01-02T03:04:05.000Z",
          updatedAt: "2026-01-02T03:04:05.000Z",
          attributes: [
            { name: "sub", value: cognitoUser.Username },
            { name: "email", value: "ada@example.com" },
            { name: "email_verified", value: "true" },
          ],
        },
      ],
      pageToken: expect.any(String),
    })
  })

  it("asks Cognito for one filtered page, and goes on with its token", async () => {
    const sent = fakeCognito(() => ({ Users: [cognitoUser], PaginationToken: "second" }))
    const query = { attribute: "email", match: "prefix", value: "ada", pageSize: 10 }
    const first = (await list(query)) as { pageToken: string }
    await list({ ...query, pageToken: first.pageToken })
    const input = { UserPoolId: USER_POOL_ID, Filter: 'email ^= "ada"', Limit: 10 }
    expect(sent.map((call) => call.input)).toEqual([
      { ...input, PaginationToken: undefined },
      { ...input, PaginationToken: "second" },
    ])
  })

  it.each([
    ["a page of 61", { pageSize: 61 }, '"field":"pageSize","rule":"pageSize"'],
    ["a page of 0", { pageSize: 0 }, '"field":"pageSize","rule":"pageSize"'],
    ["a custom attribute", { attribute: "custom:plan", value: "x" }, '"field":"attribute","rule":"filterAttribute"'],
  ])("refuses %s without asking Cognito", async (_, input, detail) => {
    const sent = fakeCognito()
    await expect(list(input)).rejects.toThrow(detail)
    expect(sent).toEqual([])
  })

  it("refuses the token of another query without asking Cognito", async () => {
    const sent = fakeCognito(() => ({ Users: [cognitoUser], PaginationToken: "second" }))
    const { pageToken } = (await list({ pageSize: 10 })) as { pageToken: string }
    await expect(list({ pageSize: 20, pageToken })).rejects.toThrow("InvalidPageToken")
    expect(sent).toHaveLength(1)
  })
})
