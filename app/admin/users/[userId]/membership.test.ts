import { describe, expect, it } from "vitest"
import { applyChanges, type GroupSummary } from "./membership"

const group = (groupName: string): GroupSummary => ({ groupName, description: null, tag: null })
const names = (groups: GroupSummary[]) => groups.map(({ groupName }) => groupName)
const ALL = [group("ADMINS"), group("EDITORS"), group("READERS")]

describe("the groups of a user", () => {
  it("are those that were read, and the others can be added", () => {
    const { held, available } = applyChanges([group("EDITORS")], ALL, new Map())
    expect(names(held)).toEqual(["EDITORS"])
    expect(names(available)).toEqual(["ADMINS", "READERS"])
  })

  it("follow a change although the list still lags behind it", () => {
    const { held, available } = applyChanges(
      [group("EDITORS")],
      ALL,
      new Map([
        ["EDITORS", false],
        ["READERS", true],
      ]),
    )
    expect(names(held)).toEqual(["READERS"])
    expect(names(available)).toEqual(["ADMINS", "EDITORS"])
  })

  it("follow a change that the list has already caught up with", () => {
    const { held } = applyChanges([group("READERS")], ALL, new Map([["READERS", true]]))
    expect(names(held)).toEqual(["READERS"])
  })

  it("keep one that is not among the groups that were read", () => {
    const { held, available } = applyChanges([group("OTHER")], ALL, new Map([["TYPED", true]]))
    expect(names(held)).toEqual(["OTHER", "TYPED"])
    expect(names(available)).toEqual(["ADMINS", "EDITORS", "READERS"])
  })

  it("are not confused by a group called like something that every object has", () => {
    const { held, available } = applyChanges([], [group("constructor")], new Map())
    expect(names(held)).toEqual([])
    expect(names(available)).toEqual(["constructor"])
  })
})
