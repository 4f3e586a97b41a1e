import { randomInt } from "node:crypto"

const CLASSES = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"] as const
const SYMBOLS = "-_.+"

/**
 * A random password of 16 characters that Cognito's strictest policy takes, for people to read, copy and type: without
 * look-alikes, and with its one symbol inside, where it is not taken for the end of a sentence.
 */
export function makePassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length))
  const all = CLASSES.join("")
  const characters = [...CLASSES.map(pick), ...Array.from({ length: 12 }, () => pick(all))]
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[characters[i], characters[j]] = [characters[j] as string, characters[i] as string]
  }
  characters.splice(1 + randomInt(characters.length - 1), 0, pick(SYMBOLS))
  return characters.join("")
}
