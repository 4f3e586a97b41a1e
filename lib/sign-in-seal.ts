import { EncryptJWT, jwtDecrypt } from "jose"
import { signInSecret } from "@/lib/sign-in-secret"

/**
 * Encrypts and authenticates a value that a browser keeps for a while and must neither read nor change.
 * @param purpose one word per use, so that a value sealed for one step is worth nothing in another
 */
export async function seal(purpose: string, value: object, maxAgeSeconds: number): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000)
  return new EncryptJWT({ value })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setAudience(purpose)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + maxAgeSeconds)
    .encrypt(await sealingKey())
}

/** The sealed value, or null when it was sealed for something else, was changed, has expired or is no seal at all. */
export async function unseal(purpose: string, sealed: string | undefined): Promise<unknown> {
  if (!sealed) return null
  const key = await sealingKey()
  try {
    const { payload } = await jwtDecrypt(sealed, key, {
      audience: purpose,
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      requiredClaims: ["exp", "iat"],
      currentDate: new Date(),
    })
    return payload.value ?? null
  } catch {
    return null
  }
}

/** The secret may have any length and alphabet; A256GCM takes exactly 32 bytes. */
async function sealingKey(): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(signInSecret())))
}
