import { type Mutant, type Removal, removals } from "./mutant"

/** What the audit trail is held together by, each taken out by itself. */
const CHANGES: readonly [file: string, tests: string, changes: readonly Removal[]][] = [
  [
    "append",
    "append",
    [
      ["a lost answer is not found again", "if (sent.has(row.hash)) return row", ""],
      ["one try", "export const MAX_TRIES = 8", "export const MAX_TRIES = 1"],
      ["endless patience", "|| now() - startedAt + wait > PATIENCE_MS", ""],
      ["a refusal for good is asked for again", "if (error.permanent) throw new AdminError(code)", ""],
      ["only one page is caught up with", "rows.length >= PAGE_SIZE ? this.readOn(sent) : undefined", "undefined"],
      ["the same wait for all", "random() * Math.min", "0 * Math.min"],
      ["a fault of our own is swallowed", "if (!(error instanceof AuditStoreError)) throw error", ""],
    ],
  ],
  [
    "latest-rows",
    "latest-rows",
    [
      ["one answer of the store is enough", "since !== undefined && first &&", "since !== undefined && !first &&"],
      ["an answer that stops short is the last", "last < before - 1; last =", "last === after; last ="],
      [
        "a read that lags hides what is between",
        "if (earlier.at(-1)?.seq !== first.seq - 1)",
        "if (earlier.length === 0)",
      ],
      ["endless patience", "if (now() - startedAt > PATIENCE_MS)", "if (now() < startedAt)"],
    ],
  ],
  [
    "record-change",
    "record-change",
    [
      ["a rush hides a repetition", "{ chain, content, since, ...earlier }", "{ chain, content, ...earlier }"],
      ["the id of another change passes", "    if (intent) requireSameChange(intent, facts)\n", ""],
      [
        "a repetition passes",
        'if (outcome === "refused" || outcome === "failed") return undefined',
        "return undefined",
      ],
      ["a failure passes for a repetition", 'if (outcome === "refused" || outcome === "failed") return undefined', ""],
      ["a refusal passes for an end", 'outcome === "open" && endedIntent(row) !== null', 'outcome === "open"'],
      ["any end of the request ends this event", "&& endedIntent(row)?.seq === intent.seq", ""],
      ["an end is not looked for", "if (endsIntent(row, event)) end = row", "void end"],
      ["before is not redacted", "before: redacted(before)", "before"],
      ["after is not redacted", "after: redacted(after)", "after"],
      [
        "arguments are not redacted",
        "arguments: redacted(facts.arguments) as JsonObject",
        "arguments: facts.arguments",
      ],
      ["a reason is not redacted", "reason: reason && redactedText(reason)", "reason"],
      [
        "an agent is not redacted",
        "claimedUserAgent: claimedUserAgent && redactedText(claimedUserAgent)",
        "claimedUserAgent",
      ],
      ["what is written once is written again", "row.at >= since) there = row", "row.at >= since) void there"],
      [
        "any request of its id stands for it",
        "row.requestId === requestId && row.action === action",
        "row.requestId === requestId",
      ],
      ["once for ever", " && row.at >= since) there", ") there"],
      ["what is there is told as new", "return there === undefined", "return true"],
      ["an outcome that is lost throws", "    return false\n", "    throw error\n"],
    ],
  ],
  [
    "audit-event",
    "audit-event",
    [
      ["an action of any kind", "action: z.string().regex(/^[a-zA-Z]{1,64}$/)", "action: z.string()"],
      ["a row with more fields", "const rowSchema = z.strictObject(", "const rowSchema = z.object("],
      ["the month of the chain", "month: monthOf(content.at)", "month: monthOf(position.chain)"],
    ],
  ],
  ["cut-to-fit", "audit-event", [["what was cut is not said", "  cut.push(path)\n  // Half", "  // Half"]]],
  [
    "redact",
    "redact",
    [
      ["any argument may be written down", "if (secret !== undefined) throw", "if (false) throw"],
      ["attributes of any name", "|| (isValueOfAttribute(name) && isSecretAttribute(holder))", ""],
      ["tokens in texts", "text.replace(JWT, NOT_RECORDED)", "text"],
    ],
  ],
  [
    "signed-graphql",
    "signed-graphql",
    [
      ["a write is sent again", "isRead && error.reusedSocket", "error.reusedSocket"],
      ["every error is tolerated", "if (tolerated.includes(errorType)) return", "if (errorType) return"],
      ["an empty answer passes", "if (data && !errors?.length)", "if (!errors?.length)"],
      ["no time limit", "agent: agents[protocol], signal }", "agent: agents[protocol] }"],
    ],
  ],
  [
    "appsync-audit-store",
    "appsync-audit-store",
    [
      ["an empty answer is a row", "if (!createdSchema.safeParse(data).success)", "if (false)"],
      [
        "an empty answer is no refusal",
        "if (!answer.success) throw",
        "if (!answer.success) return { actions: [], token: null }\n      if (false) throw",
      ],
      ["all events are refusals", ', filter: { outcome: { eq: "refused" } }', ""],
      ["refusals since ever", "at: { ge: $since }, ", ""],
      [
        "the oldest refusals first",
        "sortDirection: DESC, limit: $limit, nextToken",
        "sortDirection: ASC, limit: $limit, nextToken",
      ],
      ["an intent has an outcome of null", "outcome === null ? row : { ...row, outcome }", "{ ...row, outcome }"],
      ["no row expires", "expiresAt: expiry }", "}"],
    ],
  ],
  [
    "retention",
    "retention",
    [
      ["a month too short", "monthPlus(monthOf(chain), 1 + kept)", "monthPlus(monthOf(chain), kept)"],
      [
        "a month too many is forgiven",
        "monthPlus(monthOf(new Date(now).toISOString()), -kept)",
        "monthPlus(monthOf(new Date(now).toISOString()), 1 - kept)",
      ],
      ["any number is a setting", "Number.isSafeInteger(months) && months >= 1 && months <= 1_200", "true"],
    ],
  ],
  [
    "verify",
    "verify",
    [
      ["hashes", "if (hashOf(row.record) !== row.hash)", "if (false)"],
      ["the spelling of records", "if (canonicalJson(record) !== row.record)", "if (false)"],
      ["keys", "if (canonicalJson(keys) !== canonicalJson(keysOf(record)))", "if (false)"],
      ["the chain of a row", "if (row.chain !== chain) return", "if (false) return"],
      [
        "rows that are there twice",
        'if (row.seq < expected) return ["It is there twice, or out of order."]',
        "if (row.seq < expected) return []",
      ],
      ["gaps", "if (row.seq === expected || expired) return []", "return []"],
      ["links", "if (!follows) problems.push", "if (false) problems.push"],
      ["ends without a beginning", 'return outcome === "refused" ? [] :', "return true ? [] :"],
      ["second ends", "return begun === intent.hash ? [] :", "return true ? [] :"],
      ["logged heads", "if (head && head.hash !== row.hash)", "if (false)"],
      ["ends that are cut off", "  if (!expired) yield* missing(chain, last, unseen)\n", ""],
      ["chains that are gone", "if (!seen.has(chain) && !isExpired(chain)) yield* missing(chain, 0, logged)", ""],
      ["months that are kept", "monthOf(chain) < firstKept", "true"],
      ["ends that expired", "if (!expired) yield* missing", "if (true) yield* missing"],
      ["chains that expired", " && !isExpired(chain)) yield* missing", ") yield* missing"],
      ["gaps that expired", "row.seq === expected || expired", "row.seq === expected"],
      ["beginnings that expired", "if (begun === undefined && expired) return []", ""],
      ["chains that are there twice", "if (seen.has(chain)) yield", "if (false) yield"],
      ["logs that contradict each other", "if (before && before.hash !== hash)", "if (false)"],
    ],
  ],
  [
    "read-trail",
    "reconcile",
    [
      ["nothing is read again", "const SLACK_MS = 60_000", "const SLACK_MS = -600_000"],
      ["open events do not hold the marks", "Math.min(tools.now(), ...stillOpen.map(atOf))", "tools.now()"],
      ["a month ends with its last day", "+ DAY_MS < horizon", "- 30 * DAY_MS < horizon"],
      ["gaps pass unseen", "if (row.seq !== last + 1) log", "if (false) log"],
      [
        "what cannot be read counts for nothing",
        "keys: [ANYTHING], until: Number.POSITIVE_INFINITY",
        "keys: [], until: 0",
      ],
      [
        "actions that are not known count for nothing",
        "CLOSINGS[facts.action]?.writes(facts) ?? [ANYTHING]",
        "CLOSINGS[facts.action]?.writes(facts) ?? []",
      ],
      ["failures count as changes", 'if (outcome === "refused" || outcome === "failed") return\n', ""],
      ["open events count for nothing", "...open.map(writeOfOpen)", ""],
      [
        "what cannot be asked for is damaged",
        "if (!(error instanceof AuditStoreError && error.permanent)) throw error",
        "",
      ],
    ],
  ],
  [
    "reconcile",
    "reconcile",
    [
      ["events are closed at once", "ageOf(event, now()) >= OPEN_FOR_MS", "true"],
      ["no deadline", " && now() < deadline", ""],
      ["others' changes", "until >= since &&", "false &&"],
      ["what was over before", "until >= since &&", ""],
      ["nothing is given up", "if (ageOf(event, tools.now()) < GIVE_UP_AFTER_MS) throw error", "throw error"],
      ["all is given up", "if (ageOf(event, tools.now()) < GIVE_UP_AFTER_MS) throw error", ""],
    ],
  ],
  [
    "closings",
    "closings",
    [
      ["it was so before", "before === !wanted", "true"],
      ["somebody else made it", "if (age < -CREATED_EARLY_MS || age > MADE_WITHIN_MS)", "if (false)"],
      [
        "nobody was there before",
        'return { outcome: facts.before === null ? "unknown" : "done" }\n    },\n  },\n\n  // Somebody',
        'return { outcome: "done" }\n    },\n  },\n\n  // Somebody',
      ],
    ],
  ],
  ["tell-attributes", "closings", [["addresses wait for no proof", "!waitsForProof(name, wanted)", "true"]]],
]

export function auditMutants(): Mutant[] {
  return CHANGES.flatMap(([file, tests, changes]) =>
    removals(`audit: ${file}`, `amplify/data/audit/${file}.ts`, [`amplify/data/audit/${tests}.test.ts`], changes),
  )
}
