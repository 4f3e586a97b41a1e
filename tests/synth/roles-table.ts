import type { FieldCallers } from "./field-callers"

/** What `SUPPORT` may not do although it may call a field; the handlers refuse it (`amplify/data/`). */
const NO_ROLE_HOLDERS = "not on users who are in `ADMINS`, `SUPPORT` or `AUDITORS`, themselves included"
const NO_PASSWORD = "no temporary password of their own choice: Cognito makes one, and only the invitation says it"
const REASON = "only with a reason"

/** Those fields for which support has to say why, every time. */
const NEEDS_REASON = ["disableUser"]

function limitsOfSupport(field: string, { kind, arguments: given, groups }: FieldCallers): string[] {
  if (kind === "query" || !groups.includes("SUPPORT")) return []
  return [
    ...(given.includes("userId") ? [NO_ROLE_HOLDERS] : []),
    ...(given.includes("temporaryPassword") ? [NO_PASSWORD] : []),
    ...(NEEDS_REASON.includes(field) ? [REASON] : []),
  ]
}

/** `docs/roles.md`: every field of the deployed API, and who may call it. */
export function rolesDocument(callers: Readonly<Record<string, FieldCallers>>): string {
  const fields = Object.entries(callers)
  const limits = [...new Set(fields.flatMap(([field, about]) => limitsOfSupport(field, about)))]
  const marks = (field: string, about: FieldCallers) =>
    limitsOfSupport(field, about)
      .map((limit) => `<sup>${limits.indexOf(limit) + 1}</sup>`)
      .join(" ")
  const row = ([field, about]: [string, FieldCallers]) => {
    const may = (group: string) => (about.groups.includes(group) ? "yes" : "")
    return `| \`${field}\` | ${may("ADMINS")} | ${`${may("SUPPORT")} ${marks(field, about)}`.trim()} | ${may("AUDITORS")} | ${about.functions.length > 0 ? "yes" : ""} |`
  }
  const table = (kind: FieldCallers["kind"]) =>
    [
      "| field | `ADMINS` | `SUPPORT` | `AUDITORS` | functions |",
      "|---|---|---|---|---|",
      ...fields.filter(([, about]) => about.kind === kind).map(row),
    ].join("\n")
  return `<!-- Written by tests/synth/roles-table.test.ts from the deployed schema: change amplify/data/resource.ts, not this. -->

# Who may call what

A role is a group of the user pool. Whoever is in several may do what each of them may; whoever is in none sees nothing of the console. AppSync decides by the groups in the token, before any code of ours runs; the function of a change then asks Cognito whether the token still tells the truth. The columns are what the deployed API lets through, and the console offers nothing else.

- \`ADMINS\` may do everything.
- \`SUPPORT\` reads, and helps people to sign in.
- \`AUDITORS\` read users, groups and the audit trail, and change nothing.
- The functions of the backend themselves, with their own credentials, keep the audit trail and what the guards remember, and call no other field.

## Reading

${table("query")}

## Changing

${table("mutation")}

${limits.map((limit, index) => `<sup>${index + 1}</sup> ${limit[0]?.toUpperCase()}${limit.slice(1)}.`).join("<br>\n")}

Nobody, whatever their role, disables, deletes or demotes themselves, and the groups of the roles cannot be deleted. A new user's groups are given by administrators alone: a group that gives a role is a group like any other.
`
}
