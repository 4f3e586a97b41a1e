import { type Mutant, type Removal, removals } from "./mutant"

const PAGES = "app/admin/second-factor"

/** What keeps people's own second factor theirs, each taken out by itself. */
const CHANGES: readonly [file: string, tests: string[], changes: readonly Removal[]][] = [
  [
    "lib/own-access-token.ts",
    [PAGES],
    [["somebody else's token", " || tokens.accessToken.payload.sub !== userId", ""]],
  ],
  ["lib/app-set-up.ts", [PAGES], [["somebody else's set-up", "setUp?.userId === userId ? setUp : null", "setUp"]]],
  ["lib/fresh-sign-in.ts", [PAGES], [["any sign-in is fresh", "if (!isFresh(session, Date.now()))", "if (false)"]]],
  [
    "lib/finish-app-set-up.ts",
    [PAGES],
    [
      ["no proof", "if (!setUp.isProven) {", "if (false) {"],
      ["other sessions stay", '  await signOutOneselfEverywhere(session).catch(leftAt("SessionsNotEnded"))\n', ""],
      ["this session stays", "  await clearSessionCookies()\n", ""],
      ["the key stays", "  await clearAppSetUp()\n", ""],
      ["what is left half done is not logged", "    logRequest({", "    void ({"],
    ],
  ],
  [
    `${PAGES}/action.ts`,
    [PAGES],
    [
      ["any sign-in begins", "    requireFreshSignIn(session)\n", ""],
      ["it leads anywhere", "safeNext(next)", 'next ?? ""'],
    ],
  ],
  [
    `${PAGES}/switch-off/action.ts`,
    [PAGES],
    [
      ["any sign-in switches off", "    requireFreshSignIn(session)\n", ""],
      ["a required one goes", "if (isSecondFactorRequired(await describeUserPool()))", "if (false)"],
    ],
  ],
  [
    "lib/is-second-factor-required.ts",
    ["lib/is-second-factor-required", PAGES],
    [
      ["this console requires none", "REQUIRE_MFA_OF_ADMINISTRATORS || ", ""],
      ["no pool requires one", ' || pool?.mfa === "ON"', ""],
    ],
  ],
]

export function ownAccountMutants(): Mutant[] {
  return CHANGES.flatMap(([file, tests, changes]) => removals(`own account: ${file}`, file, tests, changes))
}
