import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke } from "../../testing/appsync-event"
import { fakeCognito } from "../../testing/fake-cognito"
import { handler as listGroupsForUser } from "../list-groups-for-user/handler"
import { handler as listGroups } from "./handler"

const userId = "22222222-2222-4222-8222-222222222222"
const created = new Date("2026-01-02T03:04:05Z")
const cognitoGroup = { GroupName: "ADMINS", Precedence: 0, CreationDate: created, LastModifiedDate: created }
const group = {
  groupName: "ADMINS",
  description: null,
  precedence: 0,
  createdAt: "2026-01-02T03:04:05.000Z",
  updatedAt: "2026-01-02T03:04:05.000Z",
}
afterEach(() => vi.restoreAllMocks())

describe.each([
  ["listGroups", listGroups, {}],
  ["listGroupsForUser", listGroupsForUser, { userId }],
] as const)("%s", (name, handler, arguments_) => {
  it("answers a page of groups and the token of the next", async () => {
    fakeCognito(() => ({ Groups: [cognitoGroup], NextToken: "t" }))
    const page = await invoke(handler, appsyncEvent(name, arguments_))
    expect(page).toEqual({ groups: [group], pageToken: expect.any(String) })
  })

  it("goes on with Cognito's token", async () => {
    const sent = fakeCognito(({ input }) => ({ Groups: [cognitoGroup], NextToken: input.NextToken ? undefined : "t" }))
    const first = (await invoke(handler, appsyncEvent(name, arguments_))) as { pageToken: string }
    const last = await invoke(handler, appsyncEvent(name, { ...arguments_, pageToken: first.pageToken }))
    expect(last).toEqual({ groups: [group], pageToken: undefined })
    expect(sent.map((call) => call.input.NextToken)).toEqual([undefined, "t"])
  })
})

it("binds a token to the user whose groups it lists", async () => {
  fakeCognito(() => ({ Groups: [cognitoGroup], NextToken: "t" }))
  const first = await invoke(listGroupsForUser, appsyncEvent("listGroupsForUser", { userId }))
  const other = { userId: "33333333-3333-4333-8333-333333333333", ...(first as { pageToken: string }) }
  await expect(invoke(listGroupsForUser, appsyncEvent("listGroupsForUser", other))).rejects.toThrow("InvalidPageToken")
})
