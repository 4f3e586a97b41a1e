import type { Answer, Browser } from "../../../tests/session/browser"
import { oneOf } from "../one-of"

/** Somebody whom one administrator alone changes. */
export interface Subject {
  userId: string
  email: string
}

/** What an administrator does with one click: `group` and `enabled` are remembered between them. */
export interface Step {
  name: string
  /** @throws Error where the console has not answered as it should */
  take(): Promise<void>
}

/** A form of a page as it is sent, and what says that it was done. */
interface FormToSend {
  path: string
  /** One of its fields. */
  holding: string
  fields: Record<string, string>
  /** What the page says then; without it, the form leads to the user's page. */
  says?: RegExp
  done(): void
}

const GROUP = "EDITORS"

/** An administrator at work: looks around, and changes whom they have in hand, with forms as a browser sends them. */
export function administratorAt(browser: Browser, subjects: readonly Subject[]): () => Step {
  const members = new Set<Subject>()
  const disabled = new Set<Subject>()

  const look = (name: string, path: string): Step => ({
    name,
    take: async () => void expectPage(path, await browser.get(path)),
  })
  const change = (name: string, { path, holding, fields, says, done }: FormToSend): Step => ({
    name,
    take: async () => {
      const form = await browser.form(path, holding)
      for (const [field, value] of Object.entries(fields)) form.set(field, value)
      expectChange(await browser.send(path, form), says)
      done()
    },
  })

  const membership = (subject: Subject): Step => {
    const form = { path: `/admin/users/${subject.userId}`, holding: "groupName", fields: { groupName: GROUP } }
    return members.has(subject)
      ? change("takes a group", { ...form, says: /Removed from/, done: () => members.delete(subject) })
      : change("gives a group", { ...form, says: /Now in/, done: () => members.add(subject) })
  }
  const access = (subject: Subject): Step => {
    const form = (offer: string, fields: Record<string, string>) => ({
      ...{ path: `/admin/users/${subject.userId}/${offer}`, holding: "userId", fields },
    })
    return disabled.has(subject)
      ? change("enables a user", { ...form("enable-user", {}), done: () => disabled.delete(subject) })
      : change("disables a user", {
          ...form("disable-user", { reason: "Away for a while" }),
          done: () => disabled.add(subject),
        })
  }
  const user = (subject: Subject): Step => ({
    name: "opens a user",
    take: async () => {
      const path = `/admin/users/${subject.userId}`
      const page = expectPage(path, await browser.get(path))
      if (page.includes(`aria-label="Remove from ${GROUP}"`) !== members.has(subject)) {
        throw new Error(`${path} does not show the groups that the user has.`)
      }
    },
  })

  return () => {
    const subject = oneOf(subjects)
    return oneOf([
      () => look("dashboard", "/admin"),
      () => look("users", "/admin/users"),
      () => look("searches a user", `/admin/users?value=${encodeURIComponent(subject.email.slice(0, 10))}`),
      () => look("a group", `/admin/groups/${GROUP}`),
      () => look("audit trail", "/admin/audit"),
      () => user(subject),
      () => user(subject),
      () => membership(subject),
      () => membership(subject),
      () => access(subject),
    ])()
  }
}

function expectPage(path: string, { status, html, location }: Answer): string {
  if (status !== 200) throw new Error(`${path} was answered with ${status} ${location ?? ""}.`)
  if (html.includes("could not be")) throw new Error(`${path} says that something could not be read.`)
  return html
}

function expectChange({ status, location, alerts }: Answer, says: FormToSend["says"]): void {
  const isDone = says
    ? status === 200 && alerts.some((sentence) => says.test(sentence))
    : status === 303 && location?.startsWith("/admin/users/")
  if (!isDone) throw new Error(`It was answered with ${status} ${location ?? ""} ${alerts.join(" ")}`)
}
