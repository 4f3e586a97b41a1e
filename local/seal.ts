import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"

const IV = 12
const TAG = 16

/**
 * Makes tokens that only the holder of the key can read and nobody can change: page tokens, sign-in sessions. Each is bound to a
 * purpose, so that one kind cannot be passed off as another.
 *
 * @param key 32 bytes
 */
export function sealer(key: Buffer) {
  return {
    seal(purpose: string, value: unknown): string {
      const iv = randomBytes(IV)
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose))
      const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64")
    },
    /** The sealed value; `undefined` for anything that was not sealed here for this purpose. */
    open(purpose: string, token: string): unknown {
      const bytes = Buffer.from(token, "base64")
      if (bytes.length <= IV + TAG || bytes.toString("base64") !== token) return undefined
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV))
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(IV, IV + TAG))
        const opened = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()])
        return JSON.parse(opened.toString("utf8"))
      } catch {
        return undefined
      }
    },
  }
}

export type Sealer = ReturnType<typeof sealer>
