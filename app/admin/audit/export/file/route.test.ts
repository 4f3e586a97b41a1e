import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "@/lib/api-error"
import { toChange } from "@/lib/audit-change"
import { FakeAuditTrail } from "@/lib/testing/audit-trail"
import { GET } from "./route"

const mocks = vi.hoisted(() => ({
  getSession: vi.fn(),
  traceRefusal: vi.fn(),
  changesOfFile: vi.fn(),
  resolveAuditQuery: vi.fn(),
}))
vi.mock("@/lib/session", () => ({ getSession: mocks.getSession, traceRefusal: mocks.traceRefusal }))
vi.mock("@/lib/audit-events", () => ({ changesOfFile: mocks.changesOfFile }))
vi.mock("@/lib/audit-people", () => ({ resolveAuditQuery: mocks.resolveAuditQuery }))
vi.mock("@/lib/app-origin", () => ({ appOrigin: () => "https://console.example.com" }))

const changes = Array.from({ length: 600 }, (_, number) => {
  const row = new FakeAuditTrail()
    .add({ at: new Date(Date.UTC(2026, 10, 26, 12) - number * 1000).toISOString() })
    .at(-1)
  return toChange(row as NonNullable<typeof row>)
})

beforeEach(() => {
  mocks.traceRefusal.mockReset()
  mocks.getSession.mockReset().mockResolvedValue({ userId: "sub", roles: ["auditor"] })
  mocks.changesOfFile.mockReset().mockResolvedValue({ changes, pageToken: null, cut: false })
  mocks.resolveAuditQuery
    .mockReset()
    .mockImplementation(async ({ pageToken: _, ...filter }: object & { pageToken?: string }) => filter)
})

const ask = (query: string) => GET(new Request(`https://inside.example/admin/audit/export/file?${query}`))

describe("a file of the audit trail", () => {
  it("holds every change, however it is cut into parts", async () => {
    const answer = await ask("format=jsonl&action=disableUser")
    expect(answer.status).toBe(200)
    const lines = (await answer.text()).trimEnd().split("\n")
    expect(lines.map((line) => JSON.parse(line).record.at)).toEqual(changes.map(({ at }) => at))
    expect(mocks.changesOfFile).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ action: "disableUser" }), {
      start: undefined,
      end: undefined,
    })
    expect((await (await ask("format=csv")).text()).match(/\r\n/g)).toHaveLength(601)
  })

  it("is a download that nothing keeps", async () => {
    const { headers } = await ask("format=csv")
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8")
    expect(headers.get("content-disposition")).toBe(
      'attachment; filename="audit-20261126T120000Z-20261126T115001Z.csv"',
    )
    expect(headers.get("cache-control")).toBe("private, no-store")
    expect(headers.get("link")).toBeNull()
  })

  it("says where the next one is, in a header and in its name, and keeps what is filtered", async () => {
    mocks.changesOfFile.mockResolvedValue({ changes, pageToken: "next token", cut: false })
    const { headers } = await ask("format=csv&actor=ada%40example.com&page=this")
    expect(mocks.changesOfFile).toHaveBeenCalledWith(expect.anything(), { start: "this" })
    expect(headers.get("content-disposition")).toContain("-more-follow.csv")
    const [, address, relation] = /^<([^>]+)>; rel="(\w+)"$/.exec(headers.get("link") ?? "") ?? []
    expect(relation).toBe("next")
    const { origin, pathname, searchParams } = new URL(address ?? "")
    expect([origin, pathname]).toEqual(["https://console.example.com", "/admin/audit/export/file"])
    expect(Object.fromEntries(searchParams)).toEqual({ actor: "ada@example.com", page: "next token", format: "csv" })
  })

  it("ends where it is told to, and the next one begins there", async () => {
    const { headers } = await ask("format=csv&page=this&end=there")
    expect(mocks.changesOfFile).toHaveBeenCalledWith(expect.anything(), { start: "this", end: "there" })
    expect(headers.get("content-disposition")).toContain("-more-follow.csv")
    expect(headers.get("link")).toContain("page=there")
    expect(headers.get("link")).not.toContain("end=")
  })

  it("is none where it would end before it should: what is missing would be in no file", async () => {
    mocks.changesOfFile.mockResolvedValue({ changes, pageToken: "earlier", cut: false })
    const answer = await ask("format=csv&page=this&end=there")
    expect([answer.status, answer.headers.get("content-disposition")]).toEqual([503, null])
  })

  it("has a header and nothing else where nothing was found", async () => {
    mocks.changesOfFile.mockResolvedValue({ changes: [], pageToken: null, cut: false })
    expect((await (await ask("format=csv")).text()).match(/\r\n/g)).toHaveLength(1)
    expect(await (await ask("format=jsonl")).text()).toBe("")
  })
})

describe("no file, and nothing read,", () => {
  it.each([
    ["for somebody who is signed out", null, 401],
    ["for support", { userId: "sub", roles: ["support"] }, 403],
    ["for somebody without a role", { userId: "sub", roles: [] }, 403],
  ])("%s", async (_, session, status) => {
    mocks.getSession.mockResolvedValue(session)
    const answer = await ask("format=csv")
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([status, "private, no-store"])
    expect(await answer.text()).toMatch(/^[A-Z].*\.\n$/)
    if (session) expect(mocks.traceRefusal).toHaveBeenCalledWith(session, "listAuditEvents")
    expect(mocks.resolveAuditQuery).not.toHaveBeenCalled()
    expect(mocks.changesOfFile).not.toHaveBeenCalled()
  })

  it.each(["", "format=xlsx", "format=csv&from=yesterday", "format=csv&outcome=maybe"])("for %j", async (query) => {
    expect((await ask(query)).status).toBe(400)
    expect(mocks.changesOfFile).not.toHaveBeenCalled()
  })
})

describe("a file that could not be read", () => {
  it.each([
    ["InvalidPageToken", 400],
    ["Internal", 503],
    ["Unreachable", 503],
    ["Forbidden", 403],
    ["NotSignedIn", 401],
  ] as const)("is an error and not a short file: %s is %i", async (code, status) => {
    mocks.changesOfFile.mockRejectedValue(new ApiError(code))
    const answer = await ask("format=csv")
    expect(answer.status).toBe(status)
    expect(answer.headers.get("content-disposition")).toBeNull()
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8")
  })
})
