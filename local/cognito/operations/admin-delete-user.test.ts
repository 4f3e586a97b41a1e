import { describe, expect, it } from "vitest"
import { CLIENT, PASSWORD, startPool } from "../testing/start-pool"

describe("AdminDeleteUser", () => {
  it("leaves nothing behind: no list, no group, no filter and no alias knows the user", async () => {
    const { call, confirmed } = await startPool()
    const Username = await confirmed()
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    await call("AdminDeleteUser", { Username: "ada@example.com" })
    expect((await call("ListUsers")).Users).toEqual([])
    expect((await call("ListUsers", { Filter: 'email ^= "a"' })).Users).toEqual([])
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toEqual([])
    expect((await call("DescribeUserPool")).UserPool.EstimatedNumberOfUsers).toBe(0)
    await expect(call("AdminGetUser", { Username })).rejects.toMatchObject({ name: "UserNotFoundException" })
    expect(await confirmed()).not.toBe(Username)
  })

  it("voids the codes that were sent: the next user with that address cannot use them", async () => {
    const { call, mails } = await startPool()
    const account = { ClientId: CLIENT, Username: "ada@example.com" }
    await call("SignUp", { ...account, Password: PASSWORD })
    const ConfirmationCode = /\d{6}/.exec((await mails())[0]?.body)?.[0]
    await call("AdminDeleteUser", { Username: "ada@example.com" })
    const attempt = call("ConfirmSignUp", { ...account, ConfirmationCode })
    await expect(attempt).rejects.toMatchObject({ name: "ExpiredCodeException" })
  })

  it("refuses somebody who does not exist, and the others stay", async () => {
    const { call, invite } = await startPool()
    await invite()
    await expect(call("AdminDeleteUser", { Username: "nobody" })).rejects.toMatchObject({
      name: "UserNotFoundException",
    })
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })
})
