import "server-only"
import { headers } from "next/headers"

const ADDRESS_LENGTH = 64
const USER_AGENT_LENGTH = 256

/**
 * What the console says of its visitor with each call of the API, which otherwise sees nothing but this server. The audit
 * trail keeps both as claims: the browser may send anything, and so may whoever calls the API by other means.
 */
export async function visitorClaims(): Promise<Record<string, string>> {
  const given = await headers()
  // The first is the visitor's; the proxies in between come after it.
  const [address] = (given.get("x-forwarded-for") ?? "").split(",", 1)
  return {
    ...claim("x-visitor-address", address, ADDRESS_LENGTH),
    ...claim("x-visitor-agent", given.get("user-agent"), USER_AGENT_LENGTH),
  }
}

/** Nothing but printable ASCII may stand in a header, and nothing is said where nothing is left. */
function claim(name: string, text: string | null | undefined, length: number): Record<string, string> {
  const value = (text ?? "")
    .replace(/[^\x20-\x7e]/g, "")
    .trim()
    .slice(0, length)
    .trim()
  return value === "" ? {} : { [name]: value }
}
