const MIN_SECRET_BYTES = 32

/**
 * The secret that seals short-lived cookies: between the steps of signing in, or of setting up an app, and of what was
 * changed a moment ago. It protects nothing else.
 * @throws Error with one sentence that says what to do, when SIGN_IN_SECRET is missing or too short
 */
export function signInSecret(): string {
  const secret = process.env.SIGN_IN_SECRET
  if (!secret || Buffer.byteLength(secret) < MIN_SECRET_BYTES) {
    const fault = secret ? "is too short" : "is not set"
    throw new Error(
      `SIGN_IN_SECRET ${fault}: set it to at least ${MIN_SECRET_BYTES} random bytes, such as the output of "openssl rand -base64 48".`,
    )
  }
  return secret
}
