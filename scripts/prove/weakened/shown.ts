import type { Weakening } from "./weakening"

/** What is shown, sent and written down, and by whom it may be asked for. */
export const shown: readonly Weakening[] = [
  {
    name: "answers say what serves them",
    edits: [["next.config.js", "poweredByHeader: false", "poweredByHeader: true"]],
    noticedBy: ["tests/security/web.test.ts", /^every answer .* may be kept, framed/],
  },
  {
    name: "a name is markup",
    edits: [
      [
        "app/admin/users/[userId]/page.tsx",
        "title={<bdi>{displayName(user.data)}</bdi>}",
        "title={<bdi dangerouslySetInnerHTML={{ __html: displayName(user.data) }} />}",
      ],
    ],
    noticedBy: ["tests/security/content.test.ts", /^script in what people can choose is text on a user's page/],
  },
  {
    name: "the source comes along",
    edits: [["next.config.js", "productionBrowserSourceMaps: false", "productionBrowserSourceMaps: true"]],
    noticedBy: ["tests/security/content.test.ts", /has no source maps/],
  },
  {
    name: "an image optimizer asks from inside",
    edits: [["next.config.js", "images: { unoptimized: true },", ""]],
    noticedBy: ["tests/security/content.test.ts", /comes from no image optimizer/],
  },
  {
    name: "the log names people",
    edits: [
      [
        "lib/forbidden-log.ts",
        "{ userId }: Session): void {\n",
        "{ userId, email }: Session): void {\n  console.warn(JSON.stringify({ email }))\n",
      ],
    ],
    noticedBy: ["tests/security/logs.test.ts", /holds no address, password, token or group/],
  },
  {
    name: "tokens live for ever",
    edits: [
      [
        "lib/session-tokens.ts",
        "function isCurrent({ exp, iat, nbf }: Claims, now: number): boolean {\n",
        "function isCurrent({ exp, iat, nbf }: Claims, now: number): boolean {\n  if (now > 0) return true\n",
      ],
    ],
    noticedBy: ["tests/session/refresh.test.ts", /cannot be talked out of by a clockDrift cookie/],
  },
  {
    name: "a search is as many as it likes",
    edits: [["amplify/data/cognito-filter.ts", 'value.replace(/["\\\\]/g, "\\\\$&")', "value"]],
    noticedBy: ["tests/security/graphql.test.ts", /^a search that tries to be more than one .* finds nobody/],
  },
  {
    name: "a token is believed for as long as it lives",
    edits: [
      [
        "amplify/data/audited-change.ts",
        "const authority = await requireAuthority(caller, call.event)",
        "const authority = { factors: [String(requireAuthority.length)] }",
      ],
    ],
    noticedBy: ["tests/security/api.test.ts", /sent straight to the API with the IdToken answers the role/],
  },
  {
    name: "a change that comes twice is made twice",
    edits: [
      [
        "amplify/data/audited-change.ts",
        'if (written.status === "repeated") throw new AdminError',
        'if (written.status === "repeated" && tools === null) throw new AdminError',
      ],
    ],
    noticedBy: ["tests/faults/changes.test.ts", /sent by a double click is one change/],
  },
  {
    name: "functions may call every mutation",
    edits: [["amplify/data/resource.ts", '.to(["listen"])', '.to(["listen", "mutate"])']],
    noticedBy: ["tests/synth/permissions.test.ts", /may each call exactly their fields of this API/],
  },
]
