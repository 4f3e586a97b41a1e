import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const created = new Date("2026-01-02T03:04:05Z")
const create = (input: object) => invoke(handler, appsyncEvent("createGroup", { groupName: "EDITORS", ...input }))
/** Answers with the group as it was sent. */
const emptyPool = () => fakeCognito(({ input }) => ({ Group: { ...input, CreationDate: created } }))
afterEach(() => vi.restoreAllMocks())

describe("createGroup", () => {
  it.each([
    ["all there is to say", { description: "They edit", precedence: 0 }, "They edit", 0],
    ["a name alone", {}, undefined, undefined],
    ["an empty description", { description: "", precedence: null }, undefined, undefined],
  ])("creates a group with %s, and answers it", async (_, input, description, precedence) => {
    const sent = emptyPool()
    expect(await create(input)).toEqual({
      groupName: "EDITORS",
      description: description ?? null,
      precedence: precedence ?? null,
      createdAt: "2026-01-02T03:04:05.000Z",
      updatedAt: "2026-01-02T03:04:05.000Z",
    })
    const asked = { UserPoolId: USER_POOL_ID, GroupName: "EDITORS", Description: description, Precedence: precedence }
    expect(sent).toEqual([{ name: "CreateGroupCommand", input: asked }])
  })

  it("takes any name that Cognito takes", async () => {
    const sent = emptyPool()
    const groupName = `редакторы/%2F?..#${"\u0301"}קבוצה`
    await create({ groupName })
    expect(sent[0]?.input.GroupName).toBe(groupName)
  })

  it.each([
    ["a name with a space", { groupName: "THE EDITORS" }, "groupName", "groupName"],
    ["no name", { groupName: "" }, "groupName", "groupName"],
    ["a description of 2,049 characters", { description: "x".repeat(2049) }, "description", "description"],
    ["a precedence below 0", { precedence: -1 }, "precedence", "precedence"],
    ["a precedence of 2^31", { precedence: 2 ** 31 }, "precedence", "precedence"],
    ["half a precedence", { precedence: 0.5 }, "precedence", "precedence"],
  ])("refuses %s and creates nothing", async (_, input, field, rule) => {
    const sent = emptyPool()
    await expect(create(input)).rejects.toThrow(`InvalidInput {"field":"${field}","rule":"${rule}"}`)
    expect(sent).toEqual([])
  })

  it("leaves the names that Cognito keeps for providers to Cognito", async () => {
    const sent = emptyPool()
    const groupName = `${USER_POOL_ID}_Google`
    await expect(create({ groupName })).rejects.toThrow(`ProtectedGroup {"groupName":"${groupName}"}`)
    expect(sent).toEqual([])
  })

  it.each(["GroupExistsException", "LimitExceededException", "TooManyRequestsException"])(
    "says %s and of which group",
    async (exception) => {
      fakeCognito(() => {
        throw cognitoException(exception)
      })
      await expect(create({})).rejects.toThrow(`${exception} {"groupName":"EDITORS"}`)
    },
  )
})
