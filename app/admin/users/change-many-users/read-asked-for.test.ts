import { describe, expect, it } from "vitest"
import { packUserIds } from "@/lib/chosen-users"
import { MOST_CHOSEN_USERS } from "@/lib/many-users-limits"
import { manyUsersPath } from "@/lib/many-users-path"
import { readAskedFor } from "./read-asked-for"

const A = "4dc7a2f0-1111-4222-8333-123456789abc"
const users = packUserIds([A])
const read = (params: Record<string, string | string[] | undefined>) => readAskedFor(params)

describe("the address of a change of many users", () => {
  it("says what is to be done to whom", () => {
    expect(read({ change: "disable-user", users })).toMatchObject({
      plan: { change: "disable-user", groupName: null },
      userIds: [A],
    })
    expect(read({ change: "add-user-to-group", users, groupName: " EDITORS " })).toMatchObject({
      plan: { change: "add-user-to-group", groupName: "EDITORS" },
    })
  })

  it("is the same again when it is written", () => {
    const asked = read({ change: "add-user-to-group", userId: A, groupName: "a&b=c" })
    if (!("plan" in asked)) throw new Error(asked.problem)
    const again = Object.fromEntries(new URL(asked.here, "https://console.example.com").searchParams)
    expect(read(again)).toEqual(asked)
    expect(manyUsersPath(asked.plan, asked.userIds)).toBe(asked.here)
  })

  it("of every user that can be chosen stays below what proxies take", () => {
    const everybody = Array.from({ length: MOST_CHOSEN_USERS }, () => A)
    const path = manyUsersPath({ change: "remove-user-from-group", groupName: "é".repeat(128) }, everybody)
    expect(path.length).toBeLessThan(6_000)
  })

  it.each([
    ["no change", { users }, /does not say which users/],
    ["a change that there is not for many", { change: "delete-user", users }, /does not say which users/],
    ["users that are none", { change: "enable-user", users: "?" }, /does not say which users/],
    ["nobody", { change: "enable-user" }, /Nobody is chosen/],
  ])("is refused in words with %s", (_, params, sentence) => {
    expect(read(params)).toEqual({ problem: expect.stringMatching(sentence) })
  })

  it("is refused with more users than can be changed at once", () => {
    const userId = Array.from({ length: 201 }, (_, number) => A.replace(/.{12}$/, String(number).padStart(12, "0")))
    expect(read({ change: "enable-user", userId })).toEqual({ problem: expect.stringMatching(/^201 users .* 200 /) })
  })

  it.each([
    ["", /Choose a group/],
    ["two words", /no spaces/],
  ])("asks for the group again where %j is given as one", (groupName, sentence) => {
    expect(read({ change: "add-user-to-group", users, groupName })).toMatchObject({
      plan: { groupName: null },
      refusedGroup: { name: groupName, sentence: expect.stringMatching(sentence) },
    })
  })

  it("takes no group where the change is about none", () => {
    expect(read({ change: "enable-user", users, groupName: "EDITORS" })).toMatchObject({ plan: { groupName: null } })
  })
})
