import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("AdminGetUser", () => {
  it("shows a user found by sub or by address", async () => {
    const { call, invite } = await startPool()
    const Username = await invite()
    const bySub = await call("AdminGetUser", { Username })
    expect(bySub.UserAttributes).toEqual([
      { Name: "sub", Value: Username },
      { Name: "email", Value: "ada@example.com" },
    ])
    expect(await call("AdminGetUser", { Username: "ada@EXAMPLE.com" })).toEqual(bySub)
  })

  it("refuses somebody who does not exist", async () => {
    const { call } = await startPool()
    const attempt = call("AdminGetUser", { Username: "nobody@example.com" })
    await expect(attempt).rejects.toMatchObject({ name: "UserNotFoundException", message: "User does not exist." })
  })
})
