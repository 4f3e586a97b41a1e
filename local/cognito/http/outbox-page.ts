import type { Mail } from "../outbox"
import type { LocalResponse } from "./server"

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
article{border:1px solid #8888;border-radius:6px;padding:.5rem 1rem;margin:1rem 0}h2{font-size:1rem;margin:.25rem 0}
p{margin:.25rem 0;white-space:pre-wrap}small{opacity:.75}`

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "")

/**
 * The mails as a page for people. Everything in them can be chosen by whoever signs up, so all of it is escaped, and
 * the page may run no script and load nothing.
 */
export function outboxPage(mails: Mail[]): LocalResponse {
  const articles = mails.map(
    ({ at, to, subject, body, kind }) =>
      `<article><h2>${escaped(subject)}</h2><small>to ${escaped(to)}, ${escaped(kind)}, <time>${escaped(at)}</time></small><p>${escaped(plain(body))}</p></article>`,
  )
  const content = articles.join("\n") || "<p>No mail has been sent yet.</p>"
  return {
    status: 200,
    contentType: "text/html; charset=utf-8",
    headers: {
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Outbox</title><style>${STYLE}</style><h1>Outbox</h1>${content}</html>`,
  }
}

/** Mails may be written in HTML; a reader here wants the words. */
const plain = (body: string) => body.replace(/<br\s*\/?>/gi, "\n").replace(/<[^>]*>/g, "")
