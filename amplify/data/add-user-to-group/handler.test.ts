import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { changesAmong, cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler as remove } from "../remove-user-from-group/handler"
import { handler as add } from "./handler"

const userId = "22222222-2222-4222-8222-222222222222"
const requestId = "01936f0e-7c3a-7000-8000-000000000000"
afterEach(() => vi.restoreAllMocks())

describe.each([
  ["addUserToGroup", add, "AdminAddUserToGroupCommand"],
  ["removeUserFromGroup", remove, "AdminRemoveUserFromGroupCommand"],
] as const)("%s", (name, handler, command) => {
  it("sends its one command to the pool of this backend", async () => {
    const sent = fakeCognito()
    const result = await invoke(handler, appsyncEvent(name, { userId, groupName: "EDITORS", requestId }))
    const input = { UserPoolId: USER_POOL_ID, Username: userId, GroupName: "EDITORS" }
    expect(changesAmong(sent)).toEqual([{ name: command, input }])
    expect(result).toMatchObject({ userId, groupName: "EDITORS", requestId })
  })

  it("takes the call without a request id", async () => {
    const sent = fakeCognito()
    await invoke(handler, appsyncEvent(name, { userId, groupName: "EDITORS" }))
    expect(changesAmong(sent)).toHaveLength(1)
  })

  it.each([
    ["an id that is no UUID", { userId: "ada", groupName: "EDITORS" }, "userId"],
    ["a group name with a space", { userId, groupName: "THE EDITORS" }, "groupName"],
    ["an empty group name", { userId, groupName: "" }, "groupName"],
    ["a group name of 129 characters", { userId, groupName: "x".repeat(129) }, "groupName"],
    ["a request id that is no UUIDv7", { userId, groupName: "EDITORS", requestId: "1" }, "requestId"],
    ["no arguments", {}, "userId"],
  ])("refuses %s at its field and changes nothing", async (_, input, field) => {
    const sent = fakeCognito()
    await expect(invoke(handler, appsyncEvent(name, input))).rejects.toThrow(`InvalidInput {"field":"${field}"`)
    expect(sent).toEqual([])
  })

  it.each(["UserNotFoundException", "ResourceNotFoundException", "AccessDeniedException", "TooManyRequestsException"])(
    "says %s and to whom",
    async (exception) => {
      fakeCognito(() => {
        throw cognitoException(exception)
      })
      await expect(invoke(handler, appsyncEvent(name, { userId, groupName: "EDITORS" }))).rejects.toThrow(
        `${exception} {"userId":"${userId}","groupName":"EDITORS"}`,
      )
    },
  )
})
