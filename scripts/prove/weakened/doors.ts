import type { Weakening } from "./weakening"

/** Who gets in, and where people are led. */
export const doors: readonly Weakening[] = [
  {
    name: "actions ask for no role",
    edits: [
      [
        "lib/admin-action.ts",
        "ctx: { session: requireSubmitter(session, action) }",
        "ctx: { session: session as unknown as Session }",
      ],
    ],
    noticedBy: ["tests/security/locks-only.test.ts", /posted by its id, does nothing for strangers/],
  },
  {
    name: "pages ask for no role",
    edits: [
      ["lib/session.ts", "  if (role === null) {\n    logRefusal(session)\n    redirect(FORBIDDEN_PATH)\n  }\n", ""],
    ],
    noticedBy: ["tests/security/locks-only.test.ts", /asked for without its layout, checks for itself/],
  },
  {
    name: "the middleware believes a forwarded host",
    edits: [
      [
        "middleware.ts",
        "NextResponse.redirect(new URL(target, appOrigin()), 303)",
        "NextResponse.redirect(new URL(target, believed(request)), 303)",
      ],
      [
        "middleware.ts",
        "/** An action that a script has sent",
        `function believed({ headers }: NextRequest): string {
  const host = headers.get("x-forwarded-host") ?? headers.get("host")
  return host === null || host === new URL(appOrigin()).host ? appOrigin() : \`https://\${host}\`
}

/** An action that a script has sent`,
      ],
    ],
    noticedBy: ["tests/security/web.test.ts", /^a poisoned Host/],
  },
  {
    name: "signing in leads anywhere",
    edits: [
      [
        "lib/sign-in-path.ts",
        "export function safeNext(next: unknown): string {\n",
        'export function safeNext(next: unknown): string {\n  if (typeof next === "string") return next\n',
      ],
    ],
    noticedBy: ["tests/security/web.test.ts", /^a destination that somebody made up/],
  },
  {
    name: "no Content-Security-Policy",
    edits: [
      ["lib/response-policy.ts", '  headers.set("Content-Security-Policy", pagePolicy(nonce))\n', ""],
      ["next.config.js", '  "content-security-policy":\n', '  "x-nothing":\n'],
    ],
    noticedBy: ["tests/security/web.test.ts", /^every answer .* may be kept, framed/],
  },
  {
    name: "the browser is told the API's address",
    edits: [
      [
        "app/error.tsx",
        'import { Crash } from "./ui/crash"\n',
        'import outputs from "@/amplify_outputs.json"\nimport { Crash } from "./ui/crash"\n',
      ],
      ["app/error.tsx", "id={error.digest}", "id={error.digest ?? outputs.data.url}"],
    ],
    noticedBy: ["tests/security/content.test.ts", /knows nothing of the backend/],
  },
  {
    name: "members of another group list users",
    edits: [
      [
        "amplify/data/resource.ts",
        "listUsers: fields.listUsers.authorization((allow) => [allow.groups(EVERY_ROLE)])",
        'listUsers: fields.listUsers.authorization((allow) => [allow.groups([...EVERY_ROLE, "EDITORS"])])',
      ],
    ],
    noticedBy: [
      "tests/security/api.test.ts",
      /^'?listUsers'?, sent straight to the API refuses a member of another group/,
    ],
  },
  {
    name: "support changes administrators",
    edits: [
      [
        "amplify/data/audited-change.ts",
        "if (userId !== undefined) await refuseAdministrativeUser(userId, caller)",
        "void [userId, caller, refuseAdministrativeUser]",
      ],
    ],
    noticedBy: ["tests/security/api.test.ts", /^support, straight at the API on somebody who is .* is refused/],
  },
]
