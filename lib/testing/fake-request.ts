/** One cookie as a response would set it. */
export interface SetCookie {
  value: string
  httpOnly?: boolean
  secure?: boolean
  sameSite?: string
  path?: string
  maxAge?: number
}

/**
 * A request as `next/headers` shows it to a server action: `headers()` and a `cookies()` jar that can be written. What
 * was written stands in `written`, by name.
 */
export function fakeRequest({
  headers = {},
  cookies = {},
}: {
  headers?: object
  cookies?: Record<string, string>
} = {}) {
  const jar = new Map(Object.entries(cookies))
  const written = new Map<string, SetCookie>()
  const store = {
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    has: (name: string) => jar.has(name),
    set(name: string, value: string, options: Omit<SetCookie, "value"> = {}) {
      written.set(name, { value, ...options })
      if (options.maxAge === 0) jar.delete(name)
      else jar.set(name, value)
    },
  }
  return { headers: new Headers(headers as Record<string, string>), store, jar, written }
}
