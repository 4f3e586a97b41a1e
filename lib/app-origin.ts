// What the Amplify adapter accepts as an origin. It takes anything else for "no origin" and then writes refreshed tokens
// into cookies that scripts can read, so this must never accept more than the adapter does.
const ADAPTER_ORIGIN = /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/

/**
 * The console's own public origin, for example `https://console.example.com`, without a trailing slash.
 *
 * It decides which form posts are ours, where redirects lead and whether cookies are Secure. It never comes from a
 * request: the Host header is chosen by whoever sends it.
 * @throws Error with one sentence that says what to do, when AMPLIFY_APP_ORIGIN is missing or is no origin
 */
export function appOrigin(): string {
  const value = process.env.AMPLIFY_APP_ORIGIN
  if (!value) {
    throw new Error(
      "AMPLIFY_APP_ORIGIN is not set: set it to the address of this console, such as https://console.example.com.",
    )
  }
  if (!ADAPTER_ORIGIN.test(value) || !URL.canParse(value) || new URL(value).origin !== value) {
    throw new Error(
      `AMPLIFY_APP_ORIGIN is ${JSON.stringify(value)}, which is no origin: write scheme, host and port only, in lower case and without a slash at the end, such as https://console.example.com.`,
    )
  }
  return value
}

/** Whether people reach the console over https, which makes its cookies Secure and adds HSTS. */
export function isHttps(): boolean {
  return appOrigin().startsWith("https:")
}
