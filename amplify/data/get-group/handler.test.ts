import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const get = (groupName: unknown) => invoke(handler, appsyncEvent("getGroup", { groupName }))
const created = new Date("2026-01-02T03:04:05Z")
afterEach(() => vi.restoreAllMocks())

describe("getGroup", () => {
  it.each(["EDITORS", "a/b%2F..", "редакторы", `${USER_POOL_ID}_Google`])("answers the group %s", async (groupName) => {
    const sent = fakeCognito(({ input }) => ({
      Group: { ...input, Description: "They write.", CreationDate: created },
    }))
    expect(await get(groupName)).toEqual({
      groupName,
      description: "They write.",
      precedence: null,
      createdAt: created.toISOString(),
      updatedAt: created.toISOString(),
    })
    expect(sent).toStrictEqual([{ name: "GetGroupCommand", input: { UserPoolId: USER_POOL_ID, GroupName: groupName } }])
  })

  it("says which group there is not", async () => {
    fakeCognito(() => {
      throw cognitoException("ResourceNotFoundException")
    })
    await expect(get("EDITORS")).rejects.toThrow('ResourceNotFoundException {"groupName":"EDITORS"}')
  })

  it.each(["", "THE EDITORS", "x".repeat(129)])("refuses the name %j and asks nothing", async (groupName) => {
    const sent = fakeCognito()
    await expect(get(groupName)).rejects.toThrow('InvalidInput {"field":"groupName","rule":"groupName"}')
    expect(sent).toEqual([])
  })
})
