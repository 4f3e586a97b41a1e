import { issueCode } from "./codes"
import { type CodeDeliveryDetails, sendCode } from "./messages"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"

/** The attribute that a sign-up code is sent to and proves: the phone number, where the pool verifies both. */
export function signUpAttribute(pool: UserPool, user: User): "email" | "phone_number" | undefined {
  const verified = pool.definition.AutoVerifiedAttributes
  return (["phone_number", "email"] as const).find((name) => verified.includes(name) && user.attributes[name])
}

/** Sends a new code to confirm a sign-up with, where the pool has something to verify; the one before is void. */
export async function sendSignUpCode(
  pool: UserPool,
  changes: ChangeSet,
  user: User,
): Promise<CodeDeliveryDetails | undefined> {
  const attribute = signUpAttribute(pool, user)
  if (attribute === undefined) return undefined
  const code = issueCode(pool, changes, user, "sign-up")
  return sendCode(pool, changes, user, "sign-up", attribute, user.attributes[attribute] ?? "", code)
}
