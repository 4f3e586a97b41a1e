import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const groupName = "EDITORS"
const created = new Date("2026-01-02T03:04:05Z")
const update = (input: object) => invoke(handler, appsyncEvent("updateGroup", { groupName, ...input }))
/** A pool with this group; what is left out of a change stays. */
const poolWith = (group: { Description?: string; Precedence?: number }) =>
  fakeCognito(({ name, input }) => ({
    Group: { GroupName: groupName, CreationDate: created, ...group, ...(name === "UpdateGroupCommand" && input) },
  }))
const commands = (sent: { name: string }[]) => sent.map(({ name }) => name)
afterEach(() => vi.restoreAllMocks())

describe("updateGroup", () => {
  it("changes both when they still are what the form showed, and answers the group", async () => {
    const sent = poolWith({ Description: "old", Precedence: 5 })
    const result = await update({ description: "new", precedence: 0, shownDescription: "old", shownPrecedence: 5 })
    expect(result).toMatchObject({ groupName, description: "new", precedence: 0 })
    expect(sent).toEqual([
      { name: "GetGroupCommand", input: { UserPoolId: USER_POOL_ID, GroupName: groupName } },
      {
        name: "UpdateGroupCommand",
        input: { UserPoolId: USER_POOL_ID, GroupName: groupName, Description: "new", Precedence: 0 },
      },
    ])
  })

  it("takes a description away, which means to send an empty one", async () => {
    const sent = poolWith({ Description: "old" })
    await update({ description: null, shownDescription: "old" })
    expect(sent[1]?.input).toMatchObject({ Description: "", Precedence: undefined })
  })

  it("does not claim to take a precedence away, and changes nothing", async () => {
    const sent = poolWith({ Precedence: 0 })
    await expect(update({ description: "new", shownPrecedence: 0 })).rejects.toThrow(
      'InvalidInput {"field":"precedence","rule":"precedenceStays"}',
    )
    expect(commands(sent)).toEqual(["GetGroupCommand"])
  })

  it.each([
    ["the description", { shownDescription: "older", shownPrecedence: 0 }, "description"],
    ["a description that was not there", { shownPrecedence: 0 }, "description"],
    ["the precedence", { shownDescription: "old", shownPrecedence: 7 }, "precedence"],
    ["a precedence that was not there", { shownDescription: "old" }, "precedence"],
  ])("refuses when somebody has changed %s, and changes nothing", async (_, shown, field) => {
    const sent = poolWith({ Description: "old", Precedence: 0 })
    await expect(update({ description: "new", precedence: 1, ...shown })).rejects.toThrow(
      new RegExp(`^ChangedMeanwhile \\{"groupName":"EDITORS","field":"${field}"\\}$`),
    )
    expect(commands(sent)).toEqual(["GetGroupCommand"])
  })

  it("leaves the groups that Cognito keeps for providers alone", async () => {
    const sent = poolWith({})
    const system = `${USER_POOL_ID}_Google`
    await expect(update({ groupName: system })).rejects.toThrow(`ProtectedGroup {"groupName":"${system}"}`)
    expect(commands(sent)).toEqual(["GetGroupCommand"])
  })

  it("lets the administrators' group have a description", async () => {
    const sent = poolWith({})
    await update({ groupName: "ADMINS", description: "They administer" })
    expect(commands(sent)).toEqual(["GetGroupCommand", "UpdateGroupCommand"])
  })

  it("says that the group is gone, and changes nothing", async () => {
    const sent = fakeCognito(() => {
      throw cognitoException("ResourceNotFoundException")
    })
    await expect(update({})).rejects.toThrow('ResourceNotFoundException {"groupName":"EDITORS"}')
    expect(commands(sent)).toEqual(["GetGroupCommand"])
  })

  it.each([
    ["an empty description for none", { Description: "" }, {}],
    ["none for an empty description", {}, { shownDescription: "" }],
    ["null for none", {}, { shownDescription: null, shownPrecedence: null }],
  ])("takes %s", async (_, group, shown) => {
    const sent = poolWith(group)
    await update({ description: "new", ...shown })
    expect(commands(sent)).toEqual(["GetGroupCommand", "UpdateGroupCommand"])
  })

  it.each([
    ["a description of 2,049", { description: "x".repeat(2049) }, "description"],
    ["a precedence below 0", { precedence: -1 }, "precedence"],
    ["a shown precedence that none can be", { shownPrecedence: 2 ** 31 }, "shownPrecedence"],
  ])("refuses %s at its field and asks Cognito nothing", async (_, arguments_, field) => {
    const sent = poolWith({})
    await expect(update(arguments_)).rejects.toThrow(`InvalidInput {"field":"${field}"`)
    expect(sent).toEqual([])
  })
})
