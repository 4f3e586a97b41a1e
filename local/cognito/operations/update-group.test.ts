import { describe, expect, it } from "vitest"
import { claims, START, startPool } from "../testing/start-pool"

const RoleArn = "arn:aws:iam::000000000000:role/editors"

async function editors() {
  const started = await startPool()
  await started.call("CreateGroup", { GroupName: "team", Description: "They edit", Precedence: 7, RoleArn })
  const update = (change: Record<string, unknown>) => started.call("UpdateGroup", { GroupName: "team", ...change })
  const team = async () => (await started.call("GetGroup", { GroupName: "team" })).Group
  return { ...started, update, team }
}

describe("UpdateGroup", () => {
  it("changes what is given and leaves the rest", async () => {
    const { update, team, passes } = await editors()
    passes(5000)
    const { Group } = await update({ Description: "They write" })
    expect(Group).toMatchObject({ Description: "They write", Precedence: 7, RoleArn })
    expect(Group).toMatchObject({ CreationDate: START / 1000, LastModifiedDate: START / 1000 + 5 })
    expect(await team()).toEqual(Group)
    expect((await update({ Precedence: 0 })).Group).toMatchObject({ Description: "They write", Precedence: 0, RoleArn })
  })

  it("takes an empty description for none", async () => {
    const { update, team } = await editors()
    await update({ Description: "" })
    expect(await team()).not.toHaveProperty("Description")
  })

  it("keeps the members, whose next token has the new order", async () => {
    const { call, update, confirmed, signIn } = await editors()
    const Username = await confirmed()
    for (const GroupName of ["team", "EDITORS"]) await call("AdminAddUserToGroup", { Username, GroupName })
    await call("UpdateGroup", { GroupName: "EDITORS", Precedence: 9 })
    await update({ Precedence: 1 })
    const { AccessToken } = (await signIn()).AuthenticationResult
    expect(claims(AccessToken)["cognito:groups"]).toEqual(["team", "EDITORS"])
  })

  it.each([
    ["a negative precedence", { Precedence: -1 }],
    ["a precedence of 2^31", { Precedence: 2 ** 31 }],
    ["a description of 2,049 characters", { Description: "x".repeat(2049) }],
    ["a role that is none", { RoleArn: "not-an-arn-of-any-role" }],
  ])("refuses %s, and the group stays as it was", async (_, change) => {
    const { update, team } = await editors()
    const before = await team()
    await expect(update(change)).rejects.toMatchObject({ name: "InvalidParameterException" })
    expect(await team()).toEqual(before)
  })

  it("refuses a group that does not exist, and makes none", async () => {
    const { call, update } = await editors()
    await expect(update({ GroupName: "none", Description: "x" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Group not found.",
    })
    expect((await call("ListGroups")).Groups).toHaveLength(2)
  })
})
