import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { packUserIds, readChosenUsers, unpackUserIds } from "./chosen-users"
import { MOST_CHOSEN_USERS } from "./many-users-limits"

const A = "4dc7a2f0-1111-4222-8333-123456789abc"
const B = "ffffffff-ffff-ffff-ffff-ffffffffffff"

describe("packed ids", () => {
  it("are the same ids again, each once, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: MOST_CHOSEN_USERS }), (userIds) => {
        expect(unpackUserIds(packUserIds(userIds))).toEqual([...new Set(userIds)])
      }),
    )
    expect(unpackUserIds(packUserIds([A.toUpperCase(), A]))).toEqual([A])
  })

  it("of as many users as can be chosen fit an address that every proxy takes", () => {
    const userIds = Array.from({ length: MOST_CHOSEN_USERS }, () => B)
    expect(packUserIds(userIds).length).toBeLessThan(4_300)
  })

  it.each(["A", "AAAA", "AA AA", "%", `${packUserIds([A])}A`, packUserIds([A]).slice(1), "../../"])(
    "are refused where they cannot be ids: %s",
    (packed) => expect(unpackUserIds(packed)).toBeNull(),
  )

  it("are refused or are ids, whatever was sent", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const userIds = unpackUserIds(text)
        if (userIds) for (const userId of userIds) expect(userId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      }),
    )
  })
})

describe("the address says who was chosen", () => {
  it("packed, one by one, or both, each once", () => {
    expect(readChosenUsers({ users: packUserIds([A, B]) })).toEqual([A, B])
    expect(readChosenUsers({ userId: [A, B.toUpperCase()] })).toEqual([A, B])
    expect(readChosenUsers({ userId: B, users: packUserIds([A, B]) })).toEqual([A, B])
  })

  it("nobody", () => {
    expect(readChosenUsers({})).toEqual([])
    expect(readChosenUsers({ users: "" })).toEqual([])
  })

  it.each([{ userId: "1" }, { userId: [A, "' or 1=1"] }, { users: "nobody" }, { users: [packUserIds([A]), "?"] }])(
    "and is refused where it makes no sense: %j",
    (params) => expect(readChosenUsers(params)).toBeNull(),
  )
})
