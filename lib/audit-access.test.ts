import { beforeEach, describe, expect, it, vi } from "vitest"
import { rolesOf } from "@/lib/roles"
import { mayReadAudit, requireAuditReader } from "./audit-access"

const signedIn = vi.hoisted(() => ({ session: null as unknown }))
vi.mock("@/lib/session", () => ({ getSession: async () => signedIn.session }))
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "x-page-path": "/admin/audit?outcome=open" }) }))

const trace: Record<string, unknown>[] = []
beforeEach(() => {
  trace.length = 0
  vi.spyOn(console, "warn").mockImplementation((line: string) => void trace.push(JSON.parse(line)))
})

const signIn = (...groups: string[]) => {
  signedIn.session = { userId: "sub", roles: rolesOf(groups) }
}
/** Where Next is told to send the browser: `redirect` throws it. */
const destination = () =>
  requireAuditReader().then(
    () => null,
    ({ digest }: { digest: string }) => digest.split(";")[2],
  )

describe("the audit trail", () => {
  it.each([["ADMINS"], ["AUDITORS"]])("is for %s", async (group) => {
    signIn("EDITORS", group)
    expect(await requireAuditReader()).toMatchObject({ userId: "sub" })
    expect(trace).toEqual([])
  })

  it.each([["SUPPORT"], ["EDITORS"], ["admins"], ["AUDITORS "], []])(
    "is not for %s, which leaves a trace",
    async (...groups) => {
      signIn(...groups)
      expect(mayReadAudit({ roles: rolesOf(groups) })).toBe(false)
      expect(await destination()).toBe("/forbidden")
      expect(trace).toMatchObject([{ event: "page.refused", userId: "sub", code: "Forbidden" }])
    },
  )

  it("sends the signed-out to sign in, and back", async () => {
    signedIn.session = null
    expect(await destination()).toBe(`/sign-in?next=${encodeURIComponent("/admin/audit?outcome=open")}`)
  })
})
