import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { changesAmong, cognitoException, fakeCognito, kept } from "../../testing/fake-cognito"
import { handler } from "./handler"

const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const remove = (groupName: string, reason: string | null = "Nobody uses it") =>
  invoke(handler, appsyncEvent("deleteGroup", { groupName, reason, requestId }))
afterEach(() => vi.restoreAllMocks())

describe("deleteGroup", () => {
  it("sends its one command to the pool of this backend", async () => {
    const sent = fakeCognito()
    expect(await remove("EDITORS")).toEqual({ groupName: "EDITORS", requestId })
    expect(changesAmong(sent)).toEqual([
      { name: "DeleteGroupCommand", input: { UserPoolId: USER_POOL_ID, GroupName: "EDITORS" } },
    ])
  })

  it.each([
    ["the administrators' group, without which nobody gets in", "ADMINS"],
    ["the group of another role", "SUPPORT"],
    ["the group of the auditors", "AUDITORS"],
    ["a group that Cognito keeps for a provider", `${USER_POOL_ID}_Google`],
  ])("refuses %s and deletes nothing", async (_, groupName) => {
    const sent = fakeCognito()
    await expect(remove(groupName)).rejects.toThrow(`ProtectedGroup {"groupName":"${groupName}"}`)
    expect(changesAmong(sent)).toEqual([])
    expect(kept().events().at(-1)).toMatchObject({ outcome: "refused", code: "ProtectedGroup" })
  })

  it.each(["admins", "ADMINS2", "us-east-1_Other_Google"])("deletes %s, which only looks alike", async (groupName) => {
    const sent = fakeCognito()
    await remove(groupName)
    expect(changesAmong(sent)).toHaveLength(1)
  })

  it.each([null, "", "  "])("refuses to delete without a reason: %j", async (reason) => {
    const sent = fakeCognito()
    await expect(remove("EDITORS", reason)).rejects.toThrow('InvalidInput {"field":"reason","rule":"reason"}')
    expect(changesAmong(sent)).toEqual([])
  })

  it("refuses a name that no group can have", async () => {
    const sent = fakeCognito()
    await expect(remove("THE EDITORS")).rejects.toThrow('InvalidInput {"field":"groupName","rule":"groupName"}')
    expect(sent).toEqual([])
  })

  it.each(["ResourceNotFoundException", "ConcurrentModificationException"])(
    "says %s and of which group",
    async (exception) => {
      fakeCognito(() => {
        throw cognitoException(exception)
      })
      await expect(remove("EDITORS")).rejects.toThrow(`${exception} {"groupName":"EDITORS"}`)
    },
  )
})
