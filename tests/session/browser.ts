import type { Product } from "../harness/product"

export interface Answer {
  status: number
  /** The path and query that a redirect leads to, on the console's own origin. */
  location: string | null
  headers: Headers
  html: string
  /** The sentences of the alerts and notices on the page. */
  alerts: string[]
  setCookies: string[]
}

/** The code of a refusal, which the page holds for its scripts; undefined where it was none. */
export const codeOf = ({ html }: Answer): string | undefined => /\\?"code\\?":\\?"(\w+)/.exec(html)?.[1]

export type Browser = ReturnType<typeof openBrowser>

/** A browser with JavaScript off: keeps cookies, follows no redirect by itself, submits the forms of a page. */
export function openBrowser({ origin }: Pick<Product, "origin">) {
  const cookies = new Map<string, string>()

  async function request(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")
    const response = await fetch(origin + path, { redirect: "manual", ...init, headers: { ...init.headers, cookie } })
    const setCookies = response.headers.getSetCookie()
    for (const line of setCookies) keep(line)
    const html = await response.text()
    const { status, headers } = response
    return { status, location: ownPath(headers.get("location")), headers, html, alerts: alertsOf(html), setCookies }
  }

  function keep(line: string): void {
    const [pair = ""] = line.split(";")
    const at = pair.indexOf("=")
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === "" || /max-age=0\b|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }

  function ownPath(location: string | null): string | null {
    if (location === null) return null
    const url = new URL(location, origin)
    if (url.origin !== origin) throw new Error(`A redirect leads to another origin: ${location}`)
    return url.pathname + url.search
  }

  /**
   * The form of a page with all that it holds already, ready to be filled in.
   * @param holding a field of it, where the page has several forms
   */
  async function form(path: string, holding?: string): Promise<FormData> {
    const body = new FormData()
    const { html } = await request(path)
    const markup = holding === undefined ? html : formHolding(html, holding)
    for (const [name, value] of hiddenFields(markup)) body.append(name, value)
    return body
  }

  const send = (path: string, body: FormData, headers: Record<string, string> = { origin }) =>
    request(path, { method: "POST", body, headers })

  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => request(path, { headers }),
    post: (path: string, headers: Record<string, string> = { origin }) => request(path, { method: "POST", headers }),
    form,
    send,
    /** Opens a page, fills in its form and sends it, as a browser without JavaScript does. */
    async submit(path: string, fields: Record<string, string>, headers?: Record<string, string>) {
      const body = await form(path)
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return send(path, body, headers)
    },
    /** The session's cookies by what they end in: `accessToken`, `idToken`, `refreshToken`, `LastAuthUser`. */
    sessionCookie(kind: string): string {
      const name = [...cookies.keys()].find((key) => key.startsWith("CognitoIdentity") && key.endsWith(`.${kind}`))
      if (!name) throw new Error(`There is no ${kind} cookie.`)
      return name
    },
    sessionCookies: () => [...cookies.keys()].filter((name) => name.startsWith("CognitoIdentityServiceProvider.")),
  }
}

function formHolding(html: string, name: string): string {
  const forms = html.match(/<form\b.*?<\/form>/gs) ?? []
  const found = forms.find((form) => form.includes(`name="${name}"`))
  if (!found) throw new Error(`No form has the field ${name}.`)
  return found
}

function hiddenFields(html: string): [string, string][] {
  return [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
    ([, name = "", value = ""]) => [decode(name), decode(value)],
  )
}

/** The text of each element with one of the roles, in the order of the page; signs beside the text are left out. */
function alertsOf(html: string): string[] {
  return [...html.matchAll(/<(div|p)\b[^>]*role="(?:alert|status)"[^>]*>/g)]
    .map((start) => contentFrom(html.slice(start.index + start[0].length), start[1] ?? ""))
    .map((content) => decode(content.replace(/<span aria-hidden.*?<\/span>|<[^>]+>/gs, "")))
    .filter(Boolean)
}

/** The markup up to where the element ends that has just begun. */
function contentFrom(rest: string, tag: string): string {
  let depth = 1
  for (const edge of rest.matchAll(new RegExp(`<(/?)${tag}\\b`, "g"))) {
    depth += edge[1] ? -1 : 1
    if (depth === 0) return rest.slice(0, edge.index)
  }
  return rest
}

function decode(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
}
