import { randomInt } from "node:crypto"

const CLASSES = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-_.+"] as const

/** A random password of 16 characters that Cognito's strictest policy takes, without look-alikes: people type it. */
export function makePassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length))
  const all = CLASSES.join("")
  const characters = [...CLASSES.map(pick), ...Array.from({ length: 12 }, () => pick(all))]
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[characters[i], characters[j]] = [characters[j] as string, characters[i] as string]
  }
  return characters.join("")
}
