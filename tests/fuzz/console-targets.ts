import { deepStrictEqual, doesNotMatch, equal, ok } from "node:assert/strict"
import fc from "fast-check"
import * as z from "zod"
import { adminAction } from "@/lib/admin-action"
import type { AuditChange } from "@/lib/audit-change"
import { FILE_FORMATS } from "@/lib/audit-file"
import { sessionFromClaims } from "@/lib/session-tokens"
import { safeNext } from "@/lib/sign-in-path"
import { seal, unseal } from "@/lib/sign-in-seal"
import { readCsv } from "@/lib/testing/read-csv"
import { changed, json, type Target, target, text } from "./target"

const ORIGIN = "https://console.example.com"

/** Wherever somebody is led after signing in, it is a page of this console. */
const wayBack = target({
  name: "addresses to go on to",
  inputs: fc.oneof(
    text,
    text.map((rest) => `/${rest}`),
    json,
    changed("/admin/users?search=ada"),
  ),
  check(input) {
    const path = safeNext(input)
    equal(new URL(path, ORIGIN).origin, ORIGIN)
    doesNotMatch(path, /^\/[/\\]|^[^/]|\p{Cc}/u)
  },
  good: () => equal(safeNext("/admin/users?search=ada"), "/admin/users?search=ada"),
})

const value = { challenge: "SOFTWARE_TOKEN_MFA", session: "AYABeC" }
const sealed = await seal("challenge", value, 300)
const foreign = await seal("another", value, 300)

/** A cookie that this console has not sealed for this very purpose is none. */
const sealedCookie = target({
  name: "sealed cookies",
  inputs: fc.oneof(text, changed(sealed), changed(foreign), fc.constant(foreign)),
  async check(input) {
    const opened = await unseal("challenge", input)
    // Base64url has letters with bits that mean nothing, and a change may put back what stood there.
    if (opened !== null) deepStrictEqual([opened, bytesOf(input)], [value, bytesOf(sealed)])
  },
  good: async () => deepStrictEqual(await unseal("challenge", sealed), value),
})

const bytesOf = (token: string) => token.split(".").map((part) => Buffer.from(part, "base64url").toString("hex"))

const now = Date.UTC(2026, 10, 26)
const seconds = now / 1000
const times = { iat: seconds - 60, exp: seconds + 840, auth_time: seconds - 60 }
const access = { token_use: "access", sub: "a", username: "a", "cognito:groups": ["ADMINS"], ...times }
const id = { token_use: "id", sub: "a", email: "a@example.com", ...times }
const claimNames = fc.constantFrom("token_use", "sub", "username", "cognito:groups", "iat", "exp", "nbf", "auth_time")
const someClaims = fc.dictionary(claimNames, fc.oneof(json, fc.constantFrom("a", seconds, seconds + 1e6, Number.NaN)), {
  maxKeys: 2,
  noNullPrototype: true,
})

/** A pair of tokens makes a session of the very person, groups and time that both name, or none. */
const claims = target({
  name: "claims of tokens",
  inputs: fc.tuple(someClaims, someClaims),
  check([ofAccess, ofId]) {
    const given = { access: { ...access, ...ofAccess }, id: { ...id, ...ofId } }
    const session = sessionFromClaims(given.access, given.id, now)
    if (!session) return
    equal(session.userId, given.access.sub)
    equal(session.userId, given.id.sub)
    ok(session.accessTokenExpiresAt > now)
    const groups: unknown = given.access["cognito:groups"] ?? []
    deepStrictEqual(session.groups, groups)
    equal(session.roles.includes("admin"), (groups as unknown[]).includes("ADMINS"))
  },
  good: () => equal(sessionFromClaims(access, id, now)?.role, "admin"),
})

const schema = z.object({
  groupName: z.string("required").regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, "groupName"),
  password: z.string().meta({ secret: true }).optional(),
})
const ran: z.output<typeof schema>[] = []
const action = adminAction({ name: "addUserToGroup", schema, run: async (input) => void ran.push(input) })
const submit = (entries: readonly (readonly [string, string | Blob])[]) => {
  ran.length = 0
  const form = new FormData()
  for (const [name, given] of entries) form.append(name, given)
  return action({ status: "idle" }, form)
}
const fieldNames = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("groupName", "password", "requestId", "$ACTION_ID_x", "groupName[0]") },
  text,
)
const secret = "canary-5d1f"

/** Runs with what its schema allows; a refusal repeats no secret. */
const form = target({
  name: "forms of actions",
  inputs: fc.array(fc.tuple(fieldNames, fc.oneof(text, fc.constant("EDITORS"), fc.constant(new Blob(["x"])))), {
    maxLength: 6,
  }),
  async check(entries) {
    const result = await submit([...entries, ["password", secret]])
    if (result.status === "ok") {
      equal(ran.length, 1)
      ok(schema.safeParse(ran[0]).success)
    } else deepStrictEqual(ran, [])
    ok(!JSON.stringify(result).includes(secret))
  },
  async good() {
    equal((await submit([["groupName", "EDITORS"]])).status, "ok")
    deepStrictEqual(ran, [{ groupName: "EDITORS" }])
  },
})

const change = (reason: string, target: string, before: unknown) =>
  ({
    ...{ at: "2026-11-26T12:00:00.000Z", actor: "a", action: "disableUser", outcome: "done", intact: true },
    ...{ target, requestId: "r", chain: "2026-11#0", seq: 1, hash: "h", text: "" },
    record: { kind: "outcome", role: "ADMINS", outcome: "done", reason, before },
  }) as unknown as AuditChange

const exported = target({
  name: "exported CSV",
  inputs: fc.tuple(text, text, json),
  check([reason, about, before]) {
    const [record = [], ...more] = readCsv(FILE_FORMATS.csv.write([change(reason, about, before)], false))
    deepStrictEqual(more, [])
    equal(record.length, 20)
    // Read again it is what was written, but for the apostrophe before what a spreadsheet would execute.
    for (const [column, was] of [
      [4, about],
      [7, reason],
    ] as const)
      ok([was, `'${was}`].includes(record[column] ?? ""))
    for (const cell of record) doesNotMatch(cell, /^[=+\-@\t\r]/)
  },
  good: () => equal(readCsv(FILE_FORMATS.csv.write([change("Left", "user#a", null)], false))[0]?.[7], "Left"),
})

/** What comes in at the console, and what goes out of it to be read by other programs. */
export const consoleTargets: Target[] = [wayBack, sealedCookie, claims, form, exported]
