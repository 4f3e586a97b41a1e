import type { Weakening } from "./weakening"

/** The claims of a cookie as they are written, whoever has signed them. */
const BELIEVED = `const claims = (kind: string) => {
          const token = all.find(({ name }) => name.endsWith(kind))?.value ?? ""
          return JSON.parse(Buffer.from(token.split(".")[1] ?? "e30", "base64url").toString())
        }
        return sessionFromClaims(claims(".accessToken"), claims(".idToken"), Date.now())`
const VERIFIED = `const { tokens } = await fetchAuthSession(context)
        return tokens ? sessionFromClaims(tokens.accessToken.payload, tokens.idToken?.payload, Date.now()) : null`

/** What a session is, who may begin one, and what ends it. */
export const sessions: readonly Weakening[] = [
  {
    name: "nobody verifies a token",
    edits: [
      [
        "lib/session.ts",
        VERIFIED,
        `void [context, fetchAuthSession]\n        const all = (await cookies()).getAll()\n        ${BELIEVED}`,
      ],
      [
        "lib/middleware-session.ts",
        VERIFIED,
        `void [context, fetchAuthSession]\n        const all = request.cookies.getAll()\n        ${BELIEVED}`,
      ],
    ],
    noticedBy: ["tests/session/forged-tokens.test.ts", /^an access token with .* is no session/],
  },
  {
    name: "scripts can read the tokens",
    edits: [["lib/session-cookies.ts", "httpOnly: true", "httpOnly: false"]],
    noticedBy: ["tests/session/sign-in.test.ts", /with cookies that no script can read/],
  },
  {
    name: "a session that was planted survives a sign-in",
    edits: [
      [
        "lib/session-cookies.ts",
        "  await clearSessionCookies()\n  const jar = await cookies()\n",
        "  const jar = await cookies()\n",
      ],
    ],
    noticedBy: ["tests/session/sign-in.test.ts", /does not survive a sign-in/],
  },
  {
    name: "forms come from anywhere",
    edits: [
      ["lib/same-origin.ts", "if (origin !== appOrigin()) throw new ForeignOriginError()", "void [origin, appOrigin]"],
    ],
    noticedBy: ["tests/security/actions.test.ts", /^an action that comes with no Origin does nothing/],
  },
  {
    name: "signing out leaves the session to Cognito",
    edits: [
      [
        "app/sign-out/route.ts",
        "await revokeSessions(await readRefreshTokens(), { requestId",
        "[revokeSessions, readRefreshTokens].every(() => true) || ({ requestId",
      ],
    ],
    noticedBy: ["tests/session/sign-out.test.ts", /^ends the session in the browser and in Cognito/],
  },
  {
    name: "a link signs people out",
    edits: [
      [
        "app/sign-out/route.ts",
        "export async function POST(): Promise<Response> {",
        "export const GET = () => POST()\n\nexport async function POST(): Promise<Response> {",
      ],
    ],
    noticedBy: ["tests/session/sign-out.test.ts", /on GET or HEAD, which any page on the web can cause/],
  },
  {
    name: "a forgotten password tells who has an account",
    edits: [["lib/sign-in-refusals.ts", "return SAID_TO_EVERYBODY.has(error.code)", 'return error.code !== ""']],
    noticedBy: ["tests/session/forgotten-password.test.ts", /never tells whether an address has an account/],
  },
  {
    name: "caches keep pages",
    edits: [["lib/security-headers.ts", '"private, no-store"', '"public, max-age=60"']],
    noticedBy: ["tests/security/pages.test.ts", /leads to the sign-in page/],
  },
  {
    name: "administrators disable themselves",
    edits: [
      [
        "amplify/data/guards/own-account.ts",
        'if (userId.toLowerCase() === caller.userId.toLowerCase()) throw new AdminError("OwnAccount")',
        "void [userId, caller, AdminError]",
      ],
    ],
    noticedBy: ["tests/security/api.test.ts", /^an administrator who means themselves/],
  },
  {
    name: "members of another group read the audit trail",
    edits: [
      [
        "amplify/data/resource.ts",
        'models.AuditEvent.authorization((allow) => [allow.groups(AUDITORS).to(["read"])])',
        'models.AuditEvent.authorization((allow) => [allow.groups([...AUDITORS, "EDITORS"]).to(["read"])])',
      ],
    ],
    noticedBy: [
      "tests/security/api.test.ts",
      /^'?\w*[aA]uditEvent\w*'?, sent straight to the API refuses a member of another group/,
    ],
  },
]
