import { afterEach, describe, expect, it, vi } from "vitest"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { cognitoLook, type ListedUser } from "./look"

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const refusing = (name: string) =>
  fakeCognito(() => {
    throw cognitoException(name)
  })
const somebody = { userId: USER_ID, username: "ada" } as ListedUser

describe("a look at Cognito", () => {
  it.each([
    ["ada", ['username = "ada"']],
    ["Ada", ['username = "Ada"', 'username = "ada"']],
    ["ada@example.com", ['username = "ada@example.com"', 'email = "ada@example.com"']],
    ["+4930123456", ['username = "+4930123456"', 'phone_number = "+4930123456"']],
    ['a"b\\', ['username = "a\\"b\\\\"']],
  ])("asks for somebody called %s by every name that this may be", async (username, filters) => {
    const sent = fakeCognito(() => ({ Users: [] }))
    expect(await cognitoLook.userCalled(username)).toBeNull()
    expect(sent.map(({ input }) => input.Filter)).toEqual(filters)
  })

  it("takes whom it finds first", async () => {
    const sent = fakeCognito(({ input }) => ({
      Users: String(input.Filter).startsWith("email") ? [cognitoUser()] : [],
    }))
    expect(await cognitoLook.userCalled("ada@example.com")).toMatchObject({ userId: USER_ID })
    expect(await cognitoLook.user(USER_ID)).toBeNull()
    expect(sent).toHaveLength(3)
  })

  it("tells what is not there from what cannot be told", async () => {
    refusing("UserNotFoundException")
    expect(await cognitoLook.groupsOf(somebody)).toBeNull()
    refusing("ResourceNotFoundException")
    expect(await cognitoLook.group("EDITORS")).toBeNull()
    refusing("TooManyRequestsException")
    await expect(cognitoLook.groupsOf(somebody)).rejects.toThrow()
    await expect(cognitoLook.group("EDITORS")).rejects.toThrow()
    await expect(cognitoLook.user(USER_ID)).rejects.toThrow()
    await expect(cognitoLook.userCalled("ada")).rejects.toThrow()
  })

  it("reads a group and a user's groups", async () => {
    fakeCognito(({ name }) =>
      name === "GetGroupCommand"
        ? { Group: { GroupName: "EDITORS", Description: "d" } }
        : { Groups: [{ GroupName: "EDITORS" }] },
    )
    expect(await cognitoLook.group("EDITORS")).toMatchObject({
      groupName: "EDITORS",
      description: "d",
      precedence: null,
    })
    expect(await cognitoLook.groupsOf(somebody)).toEqual(["EDITORS"])
  })
})
