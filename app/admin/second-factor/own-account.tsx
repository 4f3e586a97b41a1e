import type { Session } from "@/lib/session"

/** Whose second factor a page is about. */
export function OwnAccount({ session: { email, username } }: { session: Pick<Session, "email" | "username"> }) {
  return (
    <p className="wrap-anywhere text-muted">
      For your account <bdi>{email ?? username}</bdi>
    </p>
  )
}
