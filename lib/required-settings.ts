import { appOrigin } from "@/lib/app-origin"
import { usersPerSecond } from "@/lib/pace"
import { signInSecret } from "@/lib/sign-in-secret"

/**
 * Ends the process with one sentence when a setting makes no sense, or is missing and the console would be unsafe: without
 * its origin, refreshed tokens would end up in cookies that scripts can read.
 */
export function requireSettings(): void {
  try {
    appOrigin()
    signInSecret()
    usersPerSecond()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
