import { isUserId } from "@/lib/user-id"

/** The parameter of the address that says who was chosen. */
export const CHOSEN_PARAMETER = "users"

const BYTES = 16

/**
 * Ids in 22 characters each instead of 36: an address with 200 of them then stays below the 8 kB that proxies take.
 * @param userIds UUIDs; capital letters become small ones, which Cognito does not tell apart
 */
export function packUserIds(userIds: readonly string[]): string {
  const hex = userIds.join("").replaceAll("-", "")
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const base64 = btoa(String.fromCharCode(...bytes))
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
}

/** The ids in a packed text, each once, or null for a text that `packUserIds` cannot have made. */
export function unpackUserIds(packed: string): string[] | null {
  if (!/^[A-Za-z0-9_-]*$/.test(packed) || packed.length % 4 === 1) return null
  const bytes = atob(packed.replaceAll("-", "+").replaceAll("_", "/"))
  if (bytes.length % BYTES !== 0) return null
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("")
  const userIds = hex.match(/.{32}/g)?.map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")) ?? []
  return [...new Set(userIds)]
}

/**
 * Who was chosen, by an address: packed, or as a form without scripts sends them, `userId` again and again.
 * @returns null for an address that no page of this console makes
 */
export function readChosenUsers(params: Readonly<Record<string, string | string[] | undefined>>): string[] | null {
  const one = [params.userId ?? []].flat()
  const packed = [params[CHOSEN_PARAMETER] ?? []].flat().map(unpackUserIds)
  if (packed.includes(null) || !one.every(isUserId)) return null
  return [...new Set([...packed.flatMap((userIds) => userIds ?? []), ...one.map((userId) => userId.toLowerCase())])]
}
