import { appOrigin } from "@/lib/app-origin"
import { signInSecret } from "@/lib/sign-in-secret"

/**
 * Ends the process with one sentence when a setting is missing without which the console would be unsafe: without its
 * origin, refreshed tokens would end up in cookies that scripts can read.
 */
export function requireSettings(): void {
  try {
    appOrigin()
    signInSecret()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
