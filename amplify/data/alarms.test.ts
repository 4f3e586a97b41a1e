import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as z from "zod"
import { logRequest } from "@/lib/request-log"
import { appsyncEvent, invoke } from "../testing/appsync-event"
import { changeFacts, REQUEST_ID } from "../testing/audit-facts"
import { captureLog } from "../testing/captured-log"
import { fakeCognito, kept } from "../testing/fake-cognito"
import { isCounted } from "../testing/filter-pattern"
import { adminHandler } from "./admin-handler"
import { LOG_ALARMS } from "./alarms"
import { appsyncAuditStore } from "./audit/appsync-audit-store"
import type { AuditRow } from "./audit/audit-event"
import { AuditStoreError } from "./audit/audit-store"
import { writeRefusal } from "./audit/record-change"
import { auditTools } from "./audit-tools"
import { handler as createGroup } from "./create-group/handler"
import { ERROR_EVENTS, type ErrorEvent } from "./log"
import { handler as reconcile } from "./reconcile-audit/handler"
import { limitRefusals, MOST_REFUSALS } from "./refusal-limit"

let log: string[]
beforeEach(() => {
  log = captureLog()
  fakeCognito()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** As Lambda delivers a line to CloudWatch Logs, in the format that functions have where none is chosen: as text. */
const delivered = (line: string) =>
  `2026-11-30T12:00:00.000Z\t5c1f0a8e-0000-4000-8000-000000000000\t${JSON.parse(line).level.toUpperCase()}\t${line}\n`

const storeIs = (rows: AuditRow[]) =>
  vi.spyOn(appsyncAuditStore, "after").mockImplementation(async (chain, seq) => {
    return rows.filter((row) => row.chain === chain && row.seq > seq)
  })

const writeOneRefusal = () => writeRefusal(auditTools(), changeFacts(), { code: "OwnAccount" })
/** Of a call that has begun long ago, and so is not held back any more. */
const limit = () => limitRefusals(auditTools(), changeFacts(), 0)

/** What has to happen for each line that is logged as an error. */
const HAPPENS: Readonly<Record<ErrorEvent, () => Promise<unknown>>> = {
  adminActionFailed: () => {
    const broken = adminHandler({ name: "listTests", roles: ["ADMINS"], arguments: z.object({}), run: Promise.reject })
    return broken(appsyncEvent("listTests", {})).catch(() => {})
  },
  auditIntentLost: () => {
    vi.spyOn(appsyncAuditStore, "create").mockRejectedValue(new AuditStoreError("down", { permanent: true }))
    return invoke(createGroup, appsyncEvent("createGroup", { groupName: "EDITORS", reason: "New" })).catch(() => {})
  },
  auditOutcomeLost: () => {
    vi.spyOn(appsyncAuditStore, "newest").mockRejectedValue(new AuditStoreError("down", { permanent: true }))
    return writeOneRefusal()
  },
  refusalLimitExceeded: async () => {
    for (let call = 1; call < MOST_REFUSALS; call++) await writeOneRefusal()
    await limit()
    expect(log).toEqual([])
    await writeOneRefusal()
    await limit()
  },
  refusalsUncounted: () => {
    vi.spyOn(appsyncAuditStore, "refusals").mockRejectedValue(new AuditStoreError("down", { permanent: true }))
    return limit()
  },
  auditGap: async () => {
    for (const _ of "12") await writeOneRefusal()
    storeIs(kept().rows.slice(1))
    await reconcile()
  },
  auditDamaged: async () => {
    await writeOneRefusal()
    storeIs(kept().rows.map((row) => ({ ...row, record: "{" })))
    await reconcile()
  },
  auditReconcilerFailed: () => {
    vi.spyOn(appsyncAuditStore, "after").mockRejectedValue(new AuditStoreError("Timeout"))
    return reconcile()
  },
  fewAdministrators: () => reconcile(),
}

describe("what the functions log as an error", () => {
  it.each(ERROR_EVENTS)(
    "%s is counted by the pattern of its alarm, as Lambda delivers it, and by no other",
    async (event) => {
      await HAPPENS[event]()
      const lines = log.filter((line) => JSON.parse(line).event === event)
      expect(lines).not.toEqual([])
      for (const line of lines) {
        expect(JSON.parse(line).level).toBe("error")
        const counting = Object.entries(LOG_ALARMS).filter(([, { pattern }]) => isCounted(pattern, delivered(line)))
        expect(counting.map(([name]) => name)).toEqual([event])
      }
    },
  )

  it("is nothing else: each line at this level has its name in the list, and nothing writes past the logger", () => {
    const sources = readdirSync(path.join(import.meta.dirname, ".."), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("testing"))
      .map((file) => [file, readFileSync(path.join(import.meta.dirname, "..", file), "utf8")] as const)
    const logged = sources.flatMap(([, text]) =>
      [...text.matchAll(/level(?:: "error")?, event: "(\w+)"/g)].map(([, event]) => event),
    )
    expect(new Set(logged.filter((event) => event !== "adminAction"))).toEqual(new Set(ERROR_EVENTS))
    const writing = sources.filter(([, text]) => /\bconsole[.[]\w|process\.std/.test(text)).map(([file]) => file)
    expect(writing).toEqual([path.join("data", "log.ts")])
  })
})

it("a request that comes again is counted", async () => {
  const event = appsyncEvent("createGroup", { groupName: "EDITORS", reason: "New", requestId: REQUEST_ID })
  await invoke(createGroup, event)
  await expect(invoke(createGroup, event)).rejects.toThrow("RepeatedRequest")
  const { pattern } = LOG_ALARMS.RepeatedRequests
  expect(log.map((line) => isCounted(pattern, delivered(line)))).toEqual([false, true])
})

describe("what is refused before any function runs", () => {
  it("is counted in the console's log", () => {
    const requestId = "01936f0e-7c3a-7000-8000-000000000000"
    logRequest({ level: "warn", event: "action.refused", requestId, code: "NotAuthorized" })
    logRequest({ level: "warn", event: "action.failed", requestId, code: "Busy" })
    expect(log.map((line) => isCounted(LOG_ALARMS.ConsoleRefusals.pattern, line))).toEqual([true, false])
  })

  it("is counted in the API's log", () => {
    const { pattern } = LOG_ALARMS.ApiRefusals
    expect(isCounted(pattern, '{"errors":["Not Authorized to access disableUser on type Mutation"]}')).toBe(true)
    expect(isCounted(pattern, '{"errors":["LastAdministrator {}"]}')).toBe(false)
  })
})

describe("a change that was cut short", () => {
  it.each([
    "2026-11-30T12:00:15.000Z 5c1f0a8e-0000-4000-8000-000000000000 Task timed out after 15.00 seconds",
    "RequestId: 5c1f0a8e Error: Runtime exited with error: exit status 129 Runtime.ExitError",
  ])("is counted by what Lambda writes: %s", (line) => {
    expect(isCounted(LOG_ALARMS.ChangeAborted.pattern, line)).toBe(true)
  })
})
