/**
 * The address of a group's page. A name may be `..`, `a/b`, `%` or `create-group`, which browsers, proxies and routers
 * each make something else of, even escaped: so what is not plain is escaped by `~` in place of `%`.
 */
export function groupPath(groupName: string): string {
  const escaped = [...groupName].map((character, index) => {
    // The pages beside the groups' own start with a small letter (`create-group`).
    const plain = /[A-Za-z0-9_-]/.test(character) && !(index === 0 && groupName === "create-group")
    return plain ? character : escapedBytes(character)
  })
  return `/admin/groups/${escaped.join("")}`
}

/** The name in a path segment as Next gives it, or null for one that names nothing. */
export function groupNameOf(segment: string): string | null {
  try {
    // People type addresses, too: what a browser escapes by itself is understood.
    return decodeURIComponent(decodeURIComponent(segment).replace(/%/g, "%25").replace(/~/g, "%")) || null
  } catch {
    return null
  }
}

function escapedBytes(character: string): string {
  const bytes = new TextEncoder().encode(character)
  return [...bytes].map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")
}
