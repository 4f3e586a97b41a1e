import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("CreateGroup and GetGroup", () => {
  it("makes a group that can be read again", async () => {
    const { call } = await startPool()
    const { Group } = await call("CreateGroup", { GroupName: "editors", Description: "They edit", Precedence: 7 })
    expect(Group).toMatchObject({ GroupName: "editors", Description: "They edit", Precedence: 7 })
    expect((await call("GetGroup", { GroupName: "editors" })).Group).toEqual(Group)
  })

  it("refuses a name that is taken, and the group stays as it was", async () => {
    const { call } = await startPool()
    const before = await call("GetGroup", { GroupName: "EDITORS" })
    await expect(call("CreateGroup", { GroupName: "EDITORS", Precedence: 9 })).rejects.toMatchObject({
      name: "GroupExistsException",
    })
    expect(await call("GetGroup", { GroupName: "EDITORS" })).toEqual(before)
  })

  it.each([
    ["no name", { GroupName: "" }],
    ["a space in the name", { GroupName: "two words" }],
    ["a name of 129 characters", { GroupName: "x".repeat(129) }],
    ["a negative precedence", { GroupName: "x", Precedence: -1 }],
    ["a precedence of 2^31", { GroupName: "x", Precedence: 2 ** 31 }],
    ["a description of 2,049 characters", { GroupName: "x", Description: "x".repeat(2049) }],
  ])("refuses %s, and there is no new group", async (_, request) => {
    const { call } = await startPool()
    await expect(call("CreateGroup", request)).rejects.toMatchObject({ name: "InvalidParameterException" })
    expect((await call("ListGroups")).Groups).toHaveLength(1)
  })

  it("does not find a group that there is not", async () => {
    const { call } = await startPool()
    await expect(call("GetGroup", { GroupName: "none" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Group not found.",
    })
  })
})
