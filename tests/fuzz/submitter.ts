import type { Session } from "@/lib/session"

/** Who submits the forms of these tests. */
export const SUBMITTER: Session = {
  ...{ userId: "a", username: "a", email: null, groups: ["ADMINS"], roles: ["admin"], role: "admin" },
  ...{ accessTokenExpiresAt: 0, signedInAt: 0 },
}
