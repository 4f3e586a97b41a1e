import "server-only"
import { randomInt } from "node:crypto"
import type { PasswordPolicy } from "@/lib/user-pool-facts"

// Without 0, O, o, 1, l, I and |: a password is read out, copied from a slip of paper, typed on another keyboard.
const LOWERCASE = "abcdefghijkmnpqrstuvwxyz"
const UPPERCASE = "ABCDEFGHJKLMNPQRSTUVWXYZ"
const NUMBERS = "23456789"
// All of them among those that Cognito counts as symbols.
const SYMBOLS = "!#%+-=?@"

// With letters and digits alone, 16 characters are 92 bits.
const MIN_LENGTH = 16

/**
 * A random password that keeps the pool's policy: at least as long as it asks and at least 16 characters, with letters
 * of both cases and digits always, and symbols where they are asked for.
 */
export function generatePassword(policy: PasswordPolicy): string {
  const kinds = [LOWERCASE, UPPERCASE, NUMBERS, ...(policy.requireSymbols ? [SYMBOLS] : [])]
  const length = Math.max(policy.minimumLength, MIN_LENGTH)
  // Drawn whole until every kind is there, not patched: so each password that keeps the policy is as likely as another.
  for (;;) {
    const password = draw(kinds.join(""), length)
    if (kinds.every((kind) => [...kind].some((character) => password.includes(character)))) return password
  }
}

function draw(characters: string, length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join("")
}
