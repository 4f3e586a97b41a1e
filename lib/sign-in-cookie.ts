import "server-only"
import { cookies } from "next/headers"
import type { z } from "zod"
import { isHttps } from "@/lib/app-origin"
import { SIGN_IN_PATH } from "@/lib/sign-in-path"
import { seal, unseal } from "@/lib/sign-in-seal"

/** What one browser carries from one step to the next, encrypted, and sent to the pages of these steps only. */
export interface SignInCookie<T> {
  /** Only in server actions. */
  write(value: T): Promise<void>
  /** Null when there is none, it has run out, or somebody changed it. */
  read(): Promise<T | null>
  /** Only in server actions. */
  clear(): Promise<void>
}

/**
 * @param name the cookie's name, which also binds the seal: a value of one cookie is worth nothing in another
 * @param path of the pages; the sign-in pages' own, unless another is given
 */
export function signInCookie<T extends object>(
  name: string,
  schema: z.ZodType<T>,
  maxAgeSeconds: number,
  path: string = SIGN_IN_PATH,
): SignInCookie<T> {
  const options = () => ({ httpOnly: true, secure: isHttps(), sameSite: "lax", path }) as const
  return {
    async write(value) {
      const sealed = await seal(name, value, maxAgeSeconds)
      const jar = await cookies()
      jar.set(name, sealed, { ...options(), maxAge: maxAgeSeconds })
    },
    async read() {
      const jar = await cookies()
      const parsed = schema.safeParse(await unseal(name, jar.get(name)?.value))
      return parsed.success ? parsed.data : null
    },
    async clear() {
      const jar = await cookies()
      if (jar.has(name)) jar.set(name, "", { ...options(), maxAge: 0 })
    },
  }
}
