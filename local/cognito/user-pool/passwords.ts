import { checkPassword } from "./password-policy"
import { makeVerifier } from "./srp"
import type { User } from "./user"
import type { UserPool } from "./user-pool"

/**
 * The user with a new password that is theirs to keep.
 *
 * @throws CognitoError `InvalidPasswordException`
 */
export function withPermanentPassword(pool: UserPool, user: User, password: string): User {
  const { temporaryPasswordExpires: _, ...rest } = withPassword(pool, user, password)
  return { ...rest, status: "CONFIRMED" }
}

/**
 * The user with a password that has to be changed at the next sign-in, in time.
 *
 * @throws CognitoError `InvalidPasswordException`
 */
export function withTemporaryPassword(pool: UserPool, user: User, password: string): User {
  const days = pool.passwordPolicy.TemporaryPasswordValidityDays
  const temporaryPasswordExpires = pool.now() + days * 86_400_000
  return { ...withPassword(pool, user, password), status: "FORCE_CHANGE_PASSWORD", temporaryPasswordExpires }
}

export function withPassword(pool: UserPool, user: User, password: string): User {
  checkPassword(pool.passwordPolicy, password)
  return { ...user, password: makeVerifier(pool.name, user.username, password), modified: pool.now() }
}
