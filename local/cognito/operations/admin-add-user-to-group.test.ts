import { describe, expect, it } from "vitest"
import { claims, poolDefinition, startPool } from "../testing/start-pool"

const groupNames = (answer: { Groups?: { GroupName: string }[] }) => answer.Groups?.map((group) => group.GroupName)

describe("AdminAddUserToGroup", () => {
  it("adds a user, whom it takes by user name or by e-mail address in any case", async () => {
    const { call, invite } = await startPool()
    const username = await invite()
    await call("AdminAddUserToGroup", { Username: "ADA@Example.com", GroupName: "EDITORS" })
    expect(groupNames(await call("AdminListGroupsForUser", { Username: username }))).toEqual(["EDITORS"])
    const members = await call("ListUsersInGroup", { GroupName: "EDITORS" })
    expect(members.Users.map((user: { Username: string }) => user.Username)).toEqual([username])
  })

  it("repeated, is no error and makes no second membership", async () => {
    const { call, invite } = await startPool()
    const Username = await invite()
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toHaveLength(1)
  })

  it("shows in the next token, first the group with the lowest precedence", async () => {
    const groups = [{ name: "b" }, { name: "a", precedence: 5 }, { name: "c", precedence: 0 }]
    const { call, confirmed, signIn } = await startPool(poolDefinition({ groups }))
    const Username = await confirmed()
    for (const { name } of groups) await call("AdminAddUserToGroup", { Username, GroupName: name })
    const { AccessToken, IdToken } = (await signIn()).AuthenticationResult
    expect(claims(AccessToken)["cognito:groups"]).toEqual(["c", "a", "b"])
    expect(claims(IdToken)["cognito:groups"]).toEqual(["c", "a", "b"])
  })

  it("refuses a user who does not exist, and nobody becomes a member", async () => {
    const { call } = await startPool()
    const attempt = call("AdminAddUserToGroup", { Username: "nobody@example.com", GroupName: "EDITORS" })
    await expect(attempt).rejects.toMatchObject({ name: "UserNotFoundException", message: "User does not exist." })
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toEqual([])
  })

  it("refuses a group that does not exist, and the user stays in none", async () => {
    const { call, invite } = await startPool()
    const Username = await invite()
    const attempt = call("AdminAddUserToGroup", { Username, GroupName: "NOBODY" })
    await expect(attempt).rejects.toMatchObject({ name: "ResourceNotFoundException", message: "Group not found." })
    expect((await call("AdminListGroupsForUser", { Username })).Groups).toEqual([])
  })

  it("refuses a group name with a space in Cognito's words", async () => {
    const { call, invite } = await startPool()
    const attempt = call("AdminAddUserToGroup", { Username: await invite(), GroupName: "two words" })
    await expect(attempt).rejects.toMatchObject({
      name: "InvalidParameterException",
      message:
        "1 validation error detected: Value 'two words' at 'groupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
    })
  })

  it("refuses the 101st group of a user", async () => {
    const groups = Array.from({ length: 101 }, (_, number) => ({ name: `group${number}` }))
    const { call, invite } = await startPool(poolDefinition({ groups }))
    const Username = await invite()
    for (const { name } of groups.slice(0, 100)) await call("AdminAddUserToGroup", { Username, GroupName: name })
    const attempt = call("AdminAddUserToGroup", { Username, GroupName: "group100" })
    await expect(attempt).rejects.toMatchObject({ name: "LimitExceededException" })
    expect((await call("ListUsersInGroup", { GroupName: "group100" })).Users).toEqual([])
  })
})
