/**
 * What is kept in one tab until it is closed, by this key; `null` where there is nothing that could be read. A browser may
 * close its storage to a page: that costs what would be kept, and nothing else.
 */
export function readTab(window: Window, key: string): unknown {
  try {
    return JSON.parse(window.sessionStorage.getItem(key) ?? "null")
  } catch {
    return null
  }
}

/** Keeps a value for as long as the tab is open; `null` keeps nothing. */
export function keepInTab(window: Window, key: string, value: unknown): void {
  try {
    if (value === null) window.sessionStorage.removeItem(key)
    else window.sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // As above.
  }
}
