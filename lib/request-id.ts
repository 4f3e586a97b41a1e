import { randomBytes } from "node:crypto"

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * A new UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, the rest random, so that ids sort by time.
 * @param now Unix time in milliseconds
 */
export function newRequestId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}

/** Whether a value from outside is a UUIDv7 in its text form; upper case is taken, as RFC 9562 asks of readers. */
export function isRequestId(value: unknown): value is string {
  return typeof value === "string" && UUID_V7.test(value)
}
