import { addressOf } from "../harness/address"
import type { Product } from "../harness/product"
import { actionBody, serverActionsOf } from "../harness/server-actions"
import type { Browser } from "./browser"

/**
 * Sends an action as React's client does, from the page that has it; where that is about somebody or a group, from that of
 * whom the fields name.
 * @param name its exported name
 * @returns where it leads, and the code of its refusal
 */
export async function sendAction(app: Product, browser: Browser, name: string, fields: Record<string, string> = {}) {
  const action = serverActionsOf(app).find((each) => each.name === name)
  if (!action) throw new Error(`There is no action ${name}.`)
  const path = addressOf(action.page, { userId: fields.userId ?? "", groupName: fields.groupName ?? "EDITORS" })
  const headers = { origin: app.origin, "next-action": action.id, accept: "text/x-component" }
  const { headers: answered, html } = await browser.send(path, actionBody(fields), headers)
  const to = answered.get("x-action-redirect")?.replace(/;\w+$/, "") ?? null
  return { to, code: /"code":"(\w+)"/.exec(html)?.[1] ?? null, html }
}
