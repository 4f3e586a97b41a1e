export { newRequestId } from "@/amplify/data/request-id"

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Whether a value from outside is a UUIDv7 in its text form; upper case is taken, as RFC 9562 asks of readers. */
export function isRequestId(value: unknown): value is string {
  return typeof value === "string" && UUID_V7.test(value)
}
