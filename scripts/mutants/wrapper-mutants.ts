import { type Mutant, type Removal, removals } from "./mutant"

/** Tests of what all changes have in common, the quick ones first. */
export const OF_CHANGES = [
  "amplify/data/admin-handler.test.ts",
  "amplify/data/authority.test.ts",
  "amplify/data/demands.test.ts",
  "amplify/data/every-change.test.ts",
  "amplify/data",
]

/** What the wrapper, the guards and the console's own lock do, each taken out by itself. */
const CHANGES: readonly [file: string, tests: string[], changes: readonly Removal[]][] = [
  [
    "amplify/data/admin-handler.ts",
    OF_CHANGES,
    [
      ["no look at the field", "call.data.fieldName !== name || ", ""],
      ["no look at the type", " || call.data.typeName !== typeName", ""],
      ["arguments as they come", "if (parsed.success) return parsed.data", "return input as never"],
      [
        "errors as they come",
        "const refusal = toAdminError(error, event)",
        "const refusal = error as ReturnType<typeof toAdminError>",
      ],
    ],
  ],
  [
    "amplify/data/audited-change.ts",
    OF_CHANGES,
    [
      ["no live authority", "await requireAuthority(caller, call.event)", "{ factors: [] as string[] }"],
      ["no second factor", "    requireSecondFactor(authority)\n", ""],
      ["nothing required", "    await requireAllowed(change, input, call)\n", ""],
      [
        "support changes administrators",
        "if (userId !== undefined) await refuseAdministrativeUser(userId, caller)",
        "",
      ],
      ["no reason", "if (change.needsReason?.(input, caller) && reasonOf(given) === null)", "if (false)"],
      ["any sign-in is fresh", "if (change.needsFreshSignIn?.(input)) requireFreshSignIn(caller)", ""],
      [
        "refusals are not written down",
        "await writeRefusal(tools, facts, { code, parameters })\n    await limit()",
        "void [code, parameters]\n    await limit()",
      ],
      [
        "repetitions are done again",
        'if (written.status === "repeated") throw',
        'if (written.status === "repeated" && false) throw',
      ],
      [
        "the id of another change is refused without a word",
        'if (code === "InvalidInput") await writeRefusal(tools, facts, { code, parameters })',
        'if (code === "InvalidInput") void parameters',
      ],
      [
        "a trail that takes nothing raises no alarm",
        'else tools.log({ level: "error", event: "auditIntentLost", action, requestId, code })',
        "else void [action, requestId]",
      ],
      ["failures are not written down", "if (ended) await writeOutcome(tools, event, ended)", "void ended"],
      [
        "outcomes are not written down",
        'await writeOutcome(tools, event, { outcome: "done"',
        'void ({ outcome: "done"',
      ],
    ],
  ],
  [
    "amplify/data/audited-change.ts",
    ["amplify/data/refused-calls"],
    [
      [
        "refusals before an intent have no limit",
        "await writeRefusal(tools, facts, { code, parameters })\n    await limit()",
        "await writeRefusal(tools, facts, { code, parameters })",
      ],
      ["refusals of an intent have no limit", "    await limit()\n    throw error\n  })", "    throw error\n  })"],
      ["refusals of guards have no limit", 'if (ended?.outcome === "refused") await limit()', "void limit"],
      ["failures are limited as refusals are", 'if (ended?.outcome === "refused") await', "if (ended) await"],
      ["a call has no beginning", "limitRefusals(tools, facts, startedAt)", "limitRefusals(tools, facts, 0)"],
    ],
  ],
  [
    "amplify/data/refusal-limit.ts",
    ["amplify/data/refusal-limit", "amplify/data/refused-calls"],
    [
      ["no limit", "if (recent && recent.refusals < MOST_REFUSALS) return", "if (recent) return"],
      ["one call too many", "recent.refusals < MOST_REFUSALS) return", "recent.refusals <= MOST_REFUSALS) return"],
      ["always over the limit", "  if (recent && recent.refusals < MOST_REFUSALS) return\n", ""],
      ["what cannot be counted has no limit", "if (recent && recent.refusals <", "if (!recent || recent.refusals <"],
      ["an alert where nothing is known", "if (recent && !recent.alerted)", "if (!recent?.alerted)"],
      ["an alert for each refusal", "if (recent && !recent.alerted) await", "if (recent) await"],
      ["no alert", "if (recent && !recent.alerted) await", "if (false) await"],
      ["nobody is held back", "  await tools.sleep(Math.max(0, startedAt + ANSWER_AFTER_MS - tools.now()))\n", ""],
      ["slow calls are held back, too", "startedAt + ANSWER_AFTER_MS - tools.now()", "ANSWER_AFTER_MS"],
      ["any time ago", "new Date(tools.now() - WITHIN_MS)", "new Date(0)"],
      ["alerts count", "page.actions.length - alerts", "page.actions.length"],
      ["alerts are not seen", "recent.alerted ||= alerts > 0", "void alerts"],
      ["one look", "token = page.token", "token = null"],
      ["looks without end", "pages < MOST_PAGES", "true"],
      ["looks on for nothing", " || (recent.alerted && recent.refusals >= MOST_REFUSALS)", ""],
      [
        "the limit alone ends the look",
        "(recent.alerted && recent.refusals >= MOST_REFUSALS)",
        "recent.refusals >= MOST_REFUSALS",
      ],
      [
        "what cannot be counted is not said",
        'log({ level: "error", event: "refusalsUncounted"',
        'void ({ level: "error", event: "refusalsUncounted"',
      ],
      ["a trail that does not answer ends the refusal", "    return undefined\n", "    throw error\n"],
      [
        "alerts of one moment in chains of their own",
        "requestId: actor, action: EXCEED_REFUSAL_LIMIT",
        "action: EXCEED_REFUSAL_LIMIT",
      ],
      ["alerts are about what was refused", ", target: userTarget(actor) }", " }"],
      ["an alert holds what was refused", "    ...{ arguments: {}, reason: null, before: null },\n", ""],
      ["each function raises an alarm", "  if (!isNew) return\n", "  void isNew\n"],
      [
        "no line of the log",
        'tools.log({ level: "error", event: "refusalLimitExceeded"',
        'void ({ level: "error", event: "refusalLimitExceeded"',
      ],
    ],
  ],
  [
    "amplify/data/reconcile-audit/handler.ts",
    ["amplify/data/reconcile-audit"],
    [["what expired is a gap", "firstKept !== undefined && firstKept > marks.from", "false"]],
  ],
  ["lib/audit-events.ts", ["lib/audit-events"], [["what is kept may be missing", "&& monthOf(chain) < firstKept", ""]]],
  [
    "amplify/data/retry-throttled.ts",
    ["amplify/data/user-pool"],
    [["a change is sent again", 'if (failure.errorType !== "THROTTLING") throw', "if (false) throw"]],
  ],
  [
    "amplify/data/disable-user/handler.ts",
    ["amplify/data/every-change"],
    [
      [
        "a change by the client that looks",
        "await cognitoForChanges.send(",
        'await (await import("../user-pool")).cognito.send(',
      ],
    ],
  ],
  [
    "amplify/data/log.ts",
    ["amplify/data/log", "amplify/data/alarms"],
    [["all lines are errors", "console[line.level](", "console.error("]],
  ],
  [
    "amplify/data/alarm-topic.ts",
    ["amplify/data/alarm-topic"],
    [["alarms go anywhere", "if (TOPIC_ARN.test(arn)) return arn", "if (arn) return arn"]],
  ],
  [
    "amplify/data/alarms.ts",
    ["amplify/data/alarms"],
    [
      ["a pattern that never matches text", 'pattern: "auditGap"', "pattern: '{ $.event = \"auditGap\" }'"],
      ["a pattern of another event", 'pattern: "auditDamaged"', 'pattern: "auditGap"'],
    ],
  ],
  [
    "amplify/data/authority.ts",
    OF_CHANGES,
    [
      ["another's token", "sub !== caller.userId || ", ""],
      ["a role that is gone", "!caller.roles.every((role) => live.includes(role))", "false"],
      [
        "Cognito does not answer",
        "throw new AdminError(LOST.has",
        "if (LOST.has((error as Error)?.name)) throw new AdminError(LOST.has",
      ],
      [
        "no token",
        'if (!headers.success) throw new AdminError("NotAuthorized")',
        "if (!headers.success) return { factors: [] }",
      ],
    ],
  ],
  [
    "amplify/data/caller.ts",
    OF_CHANGES,
    [
      ["any role", "if (!held.some((role) => roles.includes(role)))", "if (false)"],
      ["any pool", "if (!claims.iss.endsWith(", "if (false && !claims.iss.endsWith("],
    ],
  ],
  [
    "amplify/data/fresh-sign-in.ts",
    OF_CHANGES,
    [
      ["never too old", "age <= minutes * 60 && ", ""],
      ["from the future", " && age >= -CLOCK_TOLERANCE_SECONDS", ""],
      ["absent is fresh", "(signedInAt ?? 0)", "(signedInAt ?? now / 1000)"],
    ],
  ],
  ["amplify/data/second-factor.ts", OF_CHANGES, [["none needed", "required && ", "false && "]]],
  [
    "amplify/data/guards/own-account.ts",
    ["amplify/data/guards/own-account", ...OF_CHANGES],
    [
      [
        "capital letters are somebody else",
        "userId.toLowerCase() === caller.userId.toLowerCase()",
        "userId === caller.userId",
      ],
      ["own role", "if (isRoleGroup(groupName)) refuseOwnAccount", "if (false) refuseOwnAccount"],
    ],
  ],
  [
    "amplify/data/guards/protected-group.ts",
    OF_CHANGES,
    [
      ["groups of roles", "if (isRoleGroup(groupName))", "if (false)"],
      ["Cognito's groups", "if (isSystemGroup(groupName))", "if (false)"],
    ],
  ],
  [
    "amplify/data/guards/administrative-user.ts",
    OF_CHANGES,
    [["support changes administrators", "if (rolesAmong(groups).length > 0)", "if (false)"]],
  ],
  [
    "amplify/data/guards/administrators.ts",
    OF_CHANGES,
    [["nobody counts as administrator", "if (groups.includes(ADMIN_GROUP)) ", "if (false) "]],
  ],
  [
    "amplify/data/guards/last-administrator.ts",
    ["amplify/data/guards"],
    [
      ["the last one may go", "if (staying.length === 0)", "if (false)"],
      ["who leaves counts", "!(userId in leaving) && ", ""],
      ["who joins counts", " && !(userId in joining)", ""],
      ["who cannot sign in counts", "canSignIn(other) && ", ""],
      ["who goes counts as staying", " && !isUser(other, userId)", ""],
      ["nobody is remembered as leaving", "leaving: noted(state.leaving, userId, now)", "leaving: state.leaving"],
      ["nobody is remembered as joining", "joining: noted(state.joining, userId, now)", "joining: state.joining"],
    ],
  ],
  [
    "lib/admin-action.ts",
    ["lib/", "app/admin/refusals"],
    [
      ["any origin", "        await requireSameOrigin()\n", ""],
      ["a form that is none", "        if (submission.problem) throw new ApiError(submission.problem)\n", ""],
    ],
  ],
]

export function wrapperMutants(): Mutant[] {
  return CHANGES.flatMap(([file, tests, changes]) => removals(file, file, tests, changes))
}
