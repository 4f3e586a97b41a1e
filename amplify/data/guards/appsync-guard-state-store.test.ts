import { beforeEach, describe, expect, it, vi } from "vitest"
import { appsyncGuardStateStore } from "./appsync-guard-state-store"

const signedGraphql = vi.hoisted(() => vi.fn())
vi.mock("../audit/signed-graphql", () => ({ signedGraphql }))

const CONDITION_FAILED = "DynamoDB:ConditionalCheckFailedException"
const row = { name: "a-guard", version: 7, state: "{}" }
beforeEach(() => void signedGraphql.mockReset())

describe("get", () => {
  it("gives the row of that name", async () => {
    signedGraphql.mockResolvedValue({ data: { getGuardState: row } })
    expect(await appsyncGuardStateStore.get("a-guard")).toEqual(row)
    expect(signedGraphql).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("getGuardState"), { name: "a-guard" })
  })

  it("gives null where there is none", async () => {
    signedGraphql.mockResolvedValue({ data: { getGuardState: null } })
    expect(await appsyncGuardStateStore.get("a-guard")).toBeNull()
  })

  it.each([
    ["no data", null],
    ["no field", {}],
    ["a row without its version", { getGuardState: { name: "a-guard", state: "{}" } }],
    ["a version that is no whole number", { getGuardState: { ...row, version: 1.5 } }],
  ])("does not take %s for an answer", async (_, data) => {
    signedGraphql.mockResolvedValue({ data })
    await expect(appsyncGuardStateStore.get("a-guard")).rejects.toThrow()
  })
})

describe("save", () => {
  it("changes a row under the condition that it still has the version before", async () => {
    signedGraphql.mockResolvedValue({ data: {} })
    expect(await appsyncGuardStateStore.save(row)).toBe(true)
    expect(signedGraphql).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/\$condition: ModelGuardStateConditionInput.*updateGuardState\(.*condition: \$condition/s),
      { input: row, condition: { version: { eq: 6 } } },
      [CONDITION_FAILED],
    )
  })

  it("makes the first row, which the API does only where there is none", async () => {
    const first = { ...row, version: 1 }
    signedGraphql.mockResolvedValue({ data: {} })
    expect(await appsyncGuardStateStore.save(first)).toBe(true)
    expect(signedGraphql).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining("createGuardState"),
      { input: first },
      [CONDITION_FAILED],
    )
  })

  it.each([1, 7])("says that version %s was not written when the condition failed", async (version) => {
    signedGraphql.mockResolvedValue({ data: null, errorType: CONDITION_FAILED })
    expect(await appsyncGuardStateStore.save({ ...row, version })).toBe(false)
  })

  it("throws when it is not known", async () => {
    signedGraphql.mockRejectedValue(new Error("no answer"))
    await expect(appsyncGuardStateStore.save(row)).rejects.toThrow("no answer")
  })
})
