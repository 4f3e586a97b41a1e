import type { Weakening } from "./weakening"

/** What functions let pass, and what they may do: no page is needed to see it. */
export const functions: readonly Weakening[] = [
  {
    name: "support gives groups",
    edits: [
      [
        "amplify/data/resource.ts",
        "addUserToGroup: fields.addUserToGroup.authorization((allow) => [allow.groups(ADMINS)])",
        "addUserToGroup: fields.addUserToGroup.authorization((allow) => [allow.groups(SUPPORT)])",
      ],
    ],
    noticedBy: ["tests/synth/callers.test.ts", /lets exactly the members of these groups call each query and mutation/],
  },
  {
    name: "a function may do its one thing to every pool",
    edits: [["amplify/auth/direct-permissions.ts", "resources: [resources.userPool.userPoolArn]", 'resources: ["*"]']],
    noticedBy: ["tests/synth/permissions.test.ts", /have no wildcard anywhere in their roles/],
  },
  {
    name: "Cognito tells who has an account",
    edits: [
      [
        "amplify/auth/user-pool-client.ts",
        'preventUserExistenceErrors = "ENABLED"',
        'preventUserExistenceErrors = "LEGACY"',
      ],
    ],
    noticedBy: ["tests/synth/user-pool.test.ts", /gives its client short, revocable tokens/],
  },
  {
    name: "handlers believe whoever invokes them",
    edits: [
      [
        "amplify/data/caller.ts",
        'if (!held.some((role) => roles.includes(role))) throw new AdminError("NotAuthorized")',
        "void roles",
      ],
    ],
    noticedBy: ["amplify/data/admin-handler.test.ts", /refuses .* and sends nothing to Cognito/],
  },
  {
    name: "any sign-in is fresh",
    edits: [
      [
        "amplify/data/audited-change.ts",
        "if (change.needsFreshSignIn?.(input)) requireFreshSignIn(caller)",
        "void requireFreshSignIn",
      ],
    ],
    noticedBy: ["amplify/data/demands.test.ts", /is refused to whoever has not signed in just now/],
  },
  {
    name: "the groups of the roles can be deleted",
    edits: [
      [
        "amplify/data/guards/protected-group.ts",
        '  if (isRoleGroup(groupName)) throw new AdminError("ProtectedGroup", { groupName })\n',
        "",
      ],
    ],
    noticedBy: ["amplify/data/guards/protected-group.test.ts", /^requireDeletableGroup refuses/],
  },
  {
    name: "the last administrator goes",
    edits: [
      [
        "amplify/data/guards/last-administrator.ts",
        'if (staying.length === 0) throw new AdminError("LastAdministrator", { userId })',
        "void [staying, AdminError]",
      ],
    ],
    noticedBy: ["amplify/data/guards/last-administrator.test.ts", /stays where there is no other/],
  },
  {
    name: "nobody is slowed down",
    edits: [
      [
        "amplify/data/refusal-limit.ts",
        "if (recent && recent.refusals < MOST_REFUSALS) return",
        "if (recent || MOST_REFUSALS) return",
      ],
    ],
    noticedBy: ["amplify/data/refusal-limit.test.ts", /100 times is held back from that one on/],
  },
  {
    name: "a page token serves for every list",
    edits: [["amplify/data/page-token.ts", " || token.data.q !== hashOf(query)", ""]],
    noticedBy: ["amplify/data/page-token.test.ts", /is refused for another query/],
  },
  {
    name: "a spreadsheet runs what a file holds",
    edits: [["lib/audit-file.ts", "escape_formulas: true", "escape_formulas: false"]],
    noticedBy: ["lib/audit-file.test.ts", /neutralizes a text that begins with/],
  },
]
