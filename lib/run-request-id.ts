import "server-only"
import { createHash } from "node:crypto"

const TIME_DIGITS = 12

/**
 * The request id of one user's change in a run of many. The same run and user give the same id, so a batch that is sent
 * again is the same change again; the time in it is the run's, and the rest is a hash, which RFC 9562 allows in a UUIDv7.
 * @param runId the UUIDv7 of the run
 */
export function runRequestId(runId: string, userId: string): string {
  const run = runId.toLowerCase().replaceAll("-", "")
  const hash = createHash("sha256").update(`${run} ${userId.toLowerCase()}`).digest()
  hash.writeUInt8((hash.readUInt8(0) & 0x0f) | 0x70, 0)
  hash.writeUInt8((hash.readUInt8(2) & 0x3f) | 0x80, 2)
  const hex = run.slice(0, TIME_DIGITS) + hash.toString("hex").slice(0, 20)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
