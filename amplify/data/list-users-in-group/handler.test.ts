import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const list = (arguments_: object) => invoke(handler, appsyncEvent("listUsersInGroup", arguments_))
afterEach(() => vi.restoreAllMocks())

describe("listUsersInGroup", () => {
  it("answers a page of members and the token of the next, and goes on with it", async () => {
    const sent = fakeCognito(({ input }) => ({ Users: [cognitoUser()], NextToken: input.NextToken ? undefined : "t" }))
    const query = { groupName: "EDITORS", pageSize: 10 }
    const first = (await list(query)) as { pageToken: string }
    expect(first).toEqual({ users: [expect.objectContaining({ userId: USER_ID })], pageToken: expect.any(String) })
    const last = await list({ ...query, pageToken: first.pageToken })
    expect(last).toEqual({ users: [expect.objectContaining({ userId: USER_ID })], pageToken: undefined })
    const input = { UserPoolId: USER_POOL_ID, GroupName: "EDITORS", Limit: 10 }
    expect(sent.map((call) => call.input)).toEqual([input, { ...input, NextToken: "t" }])
  })

  it("asks for as many as Cognito gives where nobody says how many", async () => {
    const sent = fakeCognito(() => ({ Users: [] }))
    expect(await list({ groupName: "EDITORS" })).toEqual({ users: [], pageToken: undefined })
    expect(sent).toMatchObject([{ name: "ListUsersInGroupCommand", input: { Limit: 60 } }])
  })

  it("binds a token to its group and its page size", async () => {
    const sent = fakeCognito(() => ({ Users: [cognitoUser()], NextToken: "t" }))
    const { pageToken } = (await list({ groupName: "EDITORS", pageSize: 10 })) as { pageToken: string }
    await expect(list({ groupName: "READERS", pageSize: 10, pageToken })).rejects.toThrow("InvalidPageToken")
    await expect(list({ groupName: "EDITORS", pageSize: 20, pageToken })).rejects.toThrow("InvalidPageToken")
    expect(sent).toHaveLength(1)
  })

  it("says which group there is not", async () => {
    fakeCognito(() => {
      throw cognitoException("ResourceNotFoundException")
    })
    await expect(list({ groupName: "EDITORS" })).rejects.toThrow('ResourceNotFoundException {"groupName":"EDITORS"}')
  })

  it.each([
    ["no group", {}, "groupName"],
    ["a page of 61", { groupName: "EDITORS", pageSize: 61 }, "pageSize"],
    ["a page of 0", { groupName: "EDITORS", pageSize: 0 }, "pageSize"],
  ])("refuses %s without asking Cognito", async (_, arguments_, field) => {
    const sent = fakeCognito()
    await expect(list(arguments_)).rejects.toThrow(`InvalidInput {"field":"${field}"`)
    expect(sent).toEqual([])
  })
})
