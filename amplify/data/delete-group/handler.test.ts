import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const remove = (groupName: string) => invoke(handler, appsyncEvent("deleteGroup", { groupName, requestId }))
afterEach(() => vi.restoreAllMocks())

describe("deleteGroup", () => {
  it("sends its one command to the pool of this backend", async () => {
    const sent = fakeCognito()
    expect(await remove("EDITORS")).toEqual({ groupName: "EDITORS", requestId })
    expect(sent).toEqual([{ name: "DeleteGroupCommand", input: { UserPoolId: USER_POOL_ID, GroupName: "EDITORS" } }])
  })

  it.each([
    ["the administrators' group, without which nobody gets in", "ADMINS"],
    ["a group that Cognito keeps for a provider", `${USER_POOL_ID}_Google`],
  ])("refuses %s and deletes nothing", async (_, groupName) => {
    const sent = fakeCognito()
    await expect(remove(groupName)).rejects.toThrow(`ProtectedGroup {"groupName":"${groupName}"}`)
    expect(sent).toEqual([])
  })

  it.each(["admins", "ADMINS2", "us-east-1_Other_Google"])("deletes %s, which only looks alike", async (groupName) => {
    const sent = fakeCognito()
    await remove(groupName)
    expect(sent).toHaveLength(1)
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
