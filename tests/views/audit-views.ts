import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import type { Page } from "@playwright/test"
import { changeAs, eventsAbout, misbehaveTables } from "../harness/changes"
import { createPersonWith, ownerOf } from "../harness/people"
import type { Product } from "../harness/product"
import { control } from "../session/pool"
import { sampleGroup } from "./sample-group"
import { samplePerson } from "./sample-person"
import { at, type View } from "./view"

const AUDIT = "/admin/audit"
const EVENT = "/admin/audit/[chain]/[seq]"
const USER = "/admin/users/[userId]"

/** Somebody to whom this and that has happened, also what was refused; by an administrator who is gone since. */
async function somebodyWithHistory(app: Product) {
  const { userId, email } = await samplePerson(app, { name: "Nkechi Okonkwo-Villanueva" })
  const colleague = await createPersonWith(app, "admin")
  const reason = "Moved to the editors' team in November; her manager asked for it."
  await changeAs(app, colleague, "addUserToGroup", { userId, groupName: "EDITORS", reason })
  await changeAs(app, colleague, "disableUser", { userId })
  await changeAs(app, colleague, "disableUser", { userId: colleague.userId })
  await changeAs(app, app.admin, "enableUser", { userId })
  const command = { UserPoolId: app.userPoolId, Username: colleague.userId }
  await ownerOf(app).send(new AdminDeleteUserCommand(command))
  return { userId, email }
}

async function eventPath(app: Product, userId: string, outcome: string | null): Promise<string> {
  const event = (await eventsAbout(app, userId)).find((row) => row.outcome === outcome)
  if (!event) throw new Error("The audit trail has no such event.")
  return `${AUDIT}/${event.chain.replace("#", "-")}/${event.seq}`
}

/** Everything that is read of the audit trail fails, whoever asks. */
async function withoutAuditTrail(app: Product) {
  await misbehaveTables(app, { dynamodb: { faults: [{ table: "AuditEvent", operation: "Query" }] } })
  return () => misbehaveTables(app, { reset: true })
}

async function unread(page: Page, path: string, sentence: string) {
  await page.goto(path)
  await page.getByText(sentence).waitFor()
}

/** The audit trail, its events and its files, and the histories of users and groups. */
export const AUDIT_VIEWS: readonly View[] = [
  {
    name: "audit",
    route: AUDIT,
    show: async (page, app) => {
      await somebodyWithHistory(app)
      await page.goto(AUDIT)
    },
  },
  {
    name: "audit-filtered",
    route: AUDIT,
    show: async (page, app) => {
      const { email } = await somebodyWithHistory(app)
      await page.goto(`${AUDIT}?${new URLSearchParams({ target: email, outcome: "done" })}`)
    },
  },
  at("audit-empty", `${AUDIT}?action=setUserMfaPreference&from=2020-01-01&to=2020-01-31`),
  at("audit-nobody", `${AUDIT}?actor=nobody.has.this@example.com`),
  at("audit-start-again", `${AUDIT}?page=foreign`),
  at("audit-cut", `${AUDIT}?from=2020-01-01`),
  {
    name: "audit-event",
    route: EVENT,
    show: async (page, app) => {
      const { userId } = await somebodyWithHistory(app)
      await page.goto(await eventPath(app, userId, "done"))
    },
  },
  {
    name: "audit-event-refused",
    route: EVENT,
    show: async (page, app) => {
      const colleague = await createPersonWith(app, "admin")
      await changeAs(app, colleague, "disableUser", { userId: colleague.userId })
      await page.goto(await eventPath(app, colleague.userId, "refused"))
      await page.locator("details").first().locator("summary").click()
    },
  },
  {
    name: "audit-event-open",
    route: EVENT,
    // Cognito says that it failed, which may be true or not: nobody knows how this has ended.
    alone: async (app) => {
      await control(app, { faults: [{ operation: "AdminDisableUser", error: "InternalErrorException" }] })
      return () => control(app, { faults: [] })
    },
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { name: "長谷川美咲" })
      await changeAs(app, app.admin, "disableUser", { userId })
      await page.goto(await eventPath(app, userId, null))
    },
  },
  at("audit-event-not-found", `${AUDIT}/2020-01-0/1`, { route: EVENT }),
  {
    name: "audit-unread",
    route: AUDIT,
    alone: withoutAuditTrail,
    show: (page) => unread(page, AUDIT, "The audit trail could not be read."),
  },
  at("audit-export", "/admin/audit/export"),
  at("audit-export-nothing", "/admin/audit/export?from=2020-01-01&to=2020-01-31", { route: "/admin/audit/export" }),
  {
    name: "user-history",
    route: USER,
    show: async (page, app) => {
      const { userId } = await somebodyWithHistory(app)
      await page.goto(`/admin/users/${userId}`)
      await page.getByRole("link", { name: "Disabled" }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: "user-history-unread",
    route: USER,
    alone: withoutAuditTrail,
    show: async (page, app) => {
      const { userId } = await samplePerson(app)
      await unread(page, `/admin/users/${userId}`, "The history could not be read.")
      await page.getByText("The history could not be read.").scrollIntoViewIfNeeded()
    },
  },
  {
    name: "group-history",
    route: "/admin/groups/[groupName]",
    show: async (page, app) => {
      const groupName = await sampleGroup(app, { Description: "Before", Precedence: 7 })
      const shown = { shownDescription: "Before", shownPrecedence: 7 }
      await changeAs(app, app.admin, "updateGroup", { groupName, description: "After", precedence: 5, ...shown })
      await page.goto(`/admin/groups/${groupName}`)
      await page.getByRole("link", { name: "Group changed" }).scrollIntoViewIfNeeded()
    },
  },
]
