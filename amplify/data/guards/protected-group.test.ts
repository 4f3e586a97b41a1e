import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { USER_POOL_ID } from "../../testing/appsync-event"
import { requireDeletableGroup, requireOwnGroup } from "./protected-group"

beforeEach(() => void vi.stubEnv("AMPLIFY_AUTH_USERPOOL_ID", USER_POOL_ID))
afterEach(() => void vi.unstubAllEnvs())

const ROLES = ["ADMINS", "SUPPORT", "AUDITORS"]
const SYSTEM = `${USER_POOL_ID}_Google`
const OTHERS = ["EDITORS", "admins", "ADMINS2", "us-east-1_Other_Google", USER_POOL_ID]

describe("requireDeletableGroup", () => {
  it.each([...ROLES, SYSTEM])("refuses %s", (groupName) => {
    expect(() => requireDeletableGroup(groupName)).toThrow(`ProtectedGroup {"groupName":"${groupName}"}`)
  })

  it.each(OTHERS)("takes %s", (groupName) => {
    expect(() => requireDeletableGroup(groupName)).not.toThrow()
  })
})

describe("requireOwnGroup", () => {
  it("refuses a group that Cognito keeps for a provider", () => {
    expect(() => requireOwnGroup(SYSTEM)).toThrow(`ProtectedGroup {"groupName":"${SYSTEM}"}`)
  })

  it.each([...ROLES, ...OTHERS])("takes %s", (groupName) => {
    expect(() => requireOwnGroup(groupName)).not.toThrow()
  })
})
