import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { AdminError } from "../../amplify/data/admin-error"
import { appsyncAuditStore } from "../../amplify/data/audit/appsync-audit-store"
import { AuditStoreError } from "../../amplify/data/audit/audit-store"
import { cognitoException, fakeCognito, kept } from "../../amplify/testing/fake-cognito"
import { Refusal } from "./refusal"
import type { Session } from "./session"
import { writtenChange } from "./trail"

const ARN = "arn:aws:sts::000000000000:assumed-role/Administrator/you@example.com"
const SUB = "6f1c2b1e-0000-4000-8000-000000000001"
const planned = {
  action: "addUserToGroup",
  target: `user#${SUB}`,
  arguments: { userId: SUB, groupName: "ADMINS" },
  before: { member: false },
}
const MADE = { result: "made", after: { member: true } }

let warned: string[]
let session: Session
beforeEach(() => {
  fakeCognito()
  warned = []
  const terminal = {
    interactive: false,
    say() {},
    warn: (text: string) => warned.push(text),
    ask: async () => undefined,
  }
  session = { arn: ARN, terminal, target: {} } as unknown as Session
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** Makes the change, and remembers what the trail said at that moment. */
function change(make: () => Promise<typeof MADE> = async () => MADE, { breakGlass = false } = {}) {
  const seen = { made: 0, events: [] as string[] }
  const result = writtenChange(planned, session, { reason: "on leave", breakGlass }, () => {
    seen.made += 1
    seen.events = kinds()
    return make()
  })
  return { seen, result }
}
const kinds = () =>
  kept()
    .events()
    .map(({ kind }) => kind)
const notes = () => warned.flatMap((text) => text.split("\n")).filter((line) => line.startsWith("{"))
const down = (permanent: boolean) => async () => {
  throw new AuditStoreError("down", { permanent })
}

describe("a change", () => {
  it("is written down before it is made, and closed afterwards", async () => {
    const { seen, result } = change()
    expect(await result).toBe("made")
    expect(seen).toEqual({ made: 1, events: ["intent"] })
    const facts = { action: "addUserToGroup", target: planned.target, arguments: planned.arguments }
    expect(kept().events()).toMatchObject([
      { ...facts, kind: "intent", actor: `iam#${ARN}`, role: "none", reason: "on leave", before: { member: false } },
      { ...facts, kind: "outcome", outcome: "done", after: { member: true } },
    ])
    expect(warned).toEqual([])
  })

  it("is not made where the trail does not answer", async () => {
    vi.mocked(appsyncAuditStore.newest).mockImplementation(down(true))
    const { seen, result } = change()
    await expect(result).rejects.toMatchObject({ code: "AuditUnavailable" })
    expect(seen.made).toBe(0)
  })

  it("that was refused is closed as such, and says why", async () => {
    const { result } = change(async () => {
      throw new AdminError("LastAdministrator", { userId: SUB })
    })
    await expect(result).rejects.toMatchObject({ code: "LastAdministrator" })
    expect(kept().events()[1]).toMatchObject({ outcome: "refused", code: "LastAdministrator" })
  })

  it("of which nobody knows whether it was made stays open, and says so", async () => {
    const { result } = change(async () => {
      throw Object.assign(new Error("canary"), { code: "ECONNRESET" })
    })
    await expect(result).rejects.toThrow(Refusal)
    await expect(result).rejects.toThrow(/^Cognito did not say whether it was done \(addUserToGroup\)/)
    expect(kinds()).toEqual(["intent"])
  })

  it("that was made but cannot be closed is said to be both", async () => {
    const { result } = change(async () => {
      vi.mocked(appsyncAuditStore.create).mockImplementation(down(true))
      return MADE
    })
    expect(await result).toBe("made")
    expect(kinds()).toEqual(["intent"])
    expect(warned).toEqual([expect.stringMatching(/^It was done, but .* stays open/)])
  })
})

describe("with the glass broken, a change", () => {
  it("is made although nothing can be written down, and is printed to be written down later", async () => {
    vi.mocked(appsyncAuditStore.newest).mockImplementation(down(true))
    const { result } = change(undefined, { breakGlass: true })
    expect(await result).toBe("made")
    expect(warned.join()).toContain("!!! NOTHING WAS WRITTEN INTO THE AUDIT TRAIL")
    expect(notes().map((line) => JSON.parse(line))).toEqual([
      {
        ...planned,
        ...{ at: expect.any(String), requestId: expect.any(String), actor: `iam#${ARN}`, reason: "on leave" },
        ...{ outcome: "done", after: { member: true } },
      },
    ])
  })

  it("is written down all the same where it can be", async () => {
    await change(undefined, { breakGlass: true }).result
    expect(kinds()).toEqual(["intent", "outcome"])
    expect(warned).toEqual([])
  })

  it("is not made where the trail only has too much to do", async () => {
    // So that nobody waits between the tries.
    vi.spyOn(Math, "random").mockReturnValue(0)
    vi.mocked(appsyncAuditStore.create).mockImplementation(async () => "taken")
    const { seen, result } = change(undefined, { breakGlass: true })
    await expect(result).rejects.toMatchObject({ code: "Busy" })
    expect(seen.made).toBe(0)
  })

  it("is printed as unknown where nobody knows, and not at all where it was refused", async () => {
    vi.mocked(appsyncAuditStore.newest).mockImplementation(down(true))
    const lost = change(() => Promise.reject(cognitoException("InternalErrorException")), { breakGlass: true })
    await expect(lost.result).rejects.toThrow(Refusal)
    expect(notes().map((line) => JSON.parse(line).outcome)).toEqual(["unknown"])
    warned = []
    const refused = change(() => Promise.reject(cognitoException("UserNotFoundException")), { breakGlass: true })
    await expect(refused.result).rejects.toMatchObject({ name: "UserNotFoundException" })
    expect(warned).toEqual([])
  })
})
