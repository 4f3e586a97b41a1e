import { type Mutant, type Removal, removals } from "./mutant"

/** What the console does about a fresh sign-in, each taken out by itself. */
const CHANGES: readonly [file: string, tests: string[], changes: readonly Removal[]][] = [
  [
    "lib/replace-session.ts",
    ["lib/replace-session"],
    [
      ["anybody takes the place of a session", "sub !== again || ", ""],
      ["the place of another's session is taken", "(present && present.userId !== again)", "false"],
      ["the session before goes on", "  await revokeSessions(before, { requestId, event })\n", ""],
      ["what was refused goes on", "    await revokeSessions([tokens.refreshToken], { requestId, event })\n", ""],
    ],
  ],
  [
    "lib/sign-in-steps.ts",
    ["lib/sign-in-steps"],
    [
      ["one session more", "if (again !== undefined) return replaceSession", "if (again === '') return replaceSession"],
      ["a step forgets whose it is", "account, next, again })\n    return PATHS", "account, next })\n    return PATHS"],
    ],
  ],
  [
    "lib/kept-form.ts",
    ["lib/kept-form", "lib/sign-in-again"],
    [
      ["for anybody", "session?.userId === kept.data.userId ? kept.data", "session ? kept.data"],
      ["another submission", "kept.data.requestId !== asked || ", ""],
      ["another page", " || kept.data.path !== pathname", ""],
      ["for ever", "form, MAX_AGE_SECONDS)", "form, 1e9)"],
      ["as it is", "await seal(COOKIE, form, MAX_AGE_SECONDS)", "JSON.stringify(form)"],
      ["scripts read it", "httpOnly: true", "httpOnly: false"],
      ["sent to every page", "path, maxAge", 'path: "/", maxAge'],
      ["a path says more than a path", "PLAIN_PATH.test(form.path)", "true"],
      ["too much", "if (Buffer.byteLength(JSON.stringify(form)) > MAX_JSON_BYTES) return false\n", ""],
    ],
  ],
  [
    "lib/page-path.ts",
    ["lib/kept-form", "lib/sign-in-again"],
    [
      [
        "any origin",
        "safeNext((await headers()).get(PAGE_PATH_HEADER))",
        '(await headers()).get(PAGE_PATH_HEADER) ?? "/admin"',
      ],
    ],
  ],
  [
    "lib/session-tokens.ts",
    ["lib/session-tokens"],
    [
      ["always fresh", " && age <= FRESH_MS", ""],
      ["fresh from the future", "age >= -CLOCK_TOLERANCE_MS && ", ""],
    ],
  ],
  [
    "lib/fresh-sign-in.ts",
    ["app/admin/users/change-many-users"],
    [["many by any sign-in", "!isFresh(session, Date.now())", "false"]],
  ],
  [
    "app/admin/users/change-many-users/action.ts",
    ["app/admin/users/change-many-users"],
    [
      ["any number by any sign-in", "if (asksForFreshSignIn(Math.max(begins, userIds.length))) ", "if (false) "],
      ["only as many as are sent count", "Math.max(begins, userIds.length)", "userIds.length"],
      ["only as many as are said count", "Math.max(begins, userIds.length)", "begins"],
    ],
  ],
  [
    "app/admin/users/change-many-users/change-users.ts",
    ["app/admin/users/change-many-users"],
    [["nobody hears that all were refused", "if (tooOld.length === userIds.length)", "if (false)"]],
  ],
  [
    "lib/sign-in-again.ts",
    ["lib/sign-in-again"],
    [
      ["more is kept than asked for", "keeps?.includes(field) ?? true", "field !== ''"],
      ["a kept form is fresh by coming back", "if (isFresh(session, Date.now())) return", "if (session) return"],
    ],
  ],
]

export function freshSignInMutants(): Mutant[] {
  return CHANGES.flatMap(([file, tests, changes]) => removals(`fresh sign-in, ${file}`, file, tests, changes))
}
