/** Runs once when the server starts, before it answers anything; not during the build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { requireSettings } = await import("@/lib/required-settings")
    requireSettings()
  }
}
