/**
 * `npm run screenshots -- <folder>`: pictures of everything that people get to see (`tests/views/`), narrow and wide,
 * light and dark. Without a folder: those that the documentation keeps, in `docs/screenshots/`. Uses the product that
 * `PRODUCT` names, or starts it.
 *
 * To look at a change: `npm run screenshots -- /tmp/pictures --whole --only=group` writes whole pages instead of what
 * fits the window, of the views whose names begin so.
 *
 * The names of the sample data are in many scripts, and a machine without fonts for them shows boxes. On Debian:
 * `fonts-droid-fallback`, `fonts-nanum`, `fonts-lohit-deva`, `fonts-thai-tlwg`.
 */
import { mkdir, readFile, rm } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { type Browser, type BrowserContext, chromium } from "@playwright/test"
import type { Role } from "../lib/roles"
import { sampleAccount } from "../tests/harness/people"
import { type Product, runningProductFile, startProduct } from "../tests/harness/product"
import { sendSignIn } from "../tests/views/sign-in-views"
import type { View } from "../tests/views/view"
import { routesWithoutView, VIEWS } from "../tests/views/views"
import { showWholePage } from "../tests/views/whole-page"
import { ensureChromium } from "./ensure-chromium"

const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "")
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { whole: { type: "boolean", default: false }, only: { type: "string", default: "" } },
})
const folder = positionals[0] ?? `${projectRoot}/docs/screenshots`
/** What the documentation keeps: every place once. All pictures would be ten times as many. */
const IN_DOCS = [
  "sign-in",
  "second-factor",
  "forbidden",
  "dashboard",
  "users",
  "users-chosen",
  "change-many-users",
  "change-many-users-ended",
  "create-user-dialog",
  "user",
  "user-update-user-attributes-dialog",
  "groups",
  "group",
  "audit",
  "audit-event",
  "own-factor",
]
const wanted = positionals[0] === undefined ? IN_DOCS : VIEWS.map(({ name }) => name)
const VIEWPORTS = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } }
const SCHEMES = ["light", "dark"] as const

const file = runningProductFile()
const { close, ...app } = file
  ? { ...(JSON.parse(await readFile(file, "utf8")) as Product), close: async () => {} }
  : await startProduct({ name: "screenshots" })
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox"] })
try {
  const unseen = routesWithoutView(app)
  if (unseen.length > 0) throw new Error(`No view in tests/views/ shows ${unseen.join(", ")}.`)
  const unknown = wanted.filter((name) => !VIEWS.some((view) => view.name === name))
  if (unknown.length > 0) throw new Error(`There is no view called ${unknown.join(", ")}.`)
  // The documentation keeps no picture of what has another name now.
  if (positionals[0] === undefined) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const insiders = new Map<Role, BrowserContext>()
  const missing: string[] = []
  for (const view of VIEWS.filter(({ name }) => wanted.includes(name) && name.startsWith(options.only))) {
    const context = await contextFor(view, insiders)
    await takeAll(context, view).catch((error) => missing.push(`${view.name}: ${error}`))
    if (view.as === "nobody") await context.close()
  }
  if (missing.length > 0) throw new Error(`There is no picture of\n${missing.join("\n")}`)
} finally {
  await browser.close()
  await close()
}
process.exit(0)

function newContext(browser: Browser): Promise<BrowserContext> {
  const look = { viewport: VIEWPORTS.wide, reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" } as const
  return browser.newContext({ ...look, baseURL: app.origin })
}

/** Whoever looks signs in once; nobody is somebody new every time. */
async function contextFor({ as }: View, insiders: Map<Role, BrowserContext>): Promise<BrowserContext> {
  if (as === "nobody") return newContext(browser)
  const role = as ?? "admin"
  const context = insiders.get(role) ?? (await signedIn(role))
  insiders.set(role, context)
  return context
}

async function signedIn(role: Role): Promise<BrowserContext> {
  const context = await newContext(browser)
  const page = await context.newPage()
  await sendSignIn(page, sampleAccount(app, role))
  await page.waitForURL("**/admin")
  await page.close()
  return context
}

/** Goes there once, and takes it in every size and colour. */
async function takeAll(context: BrowserContext, view: View): Promise<void> {
  const page = await context.newPage()
  const putBack = await view.alone?.(app)
  try {
    await view.show(page, app)
    for (const [size, viewport] of Object.entries(VIEWPORTS)) {
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme })
        await (options.whole ? showWholePage(page, viewport) : page.setViewportSize(viewport))
        await page.screenshot({ path: `${folder}/${view.name}-${size}-${colorScheme}.png` })
      }
    }
  } finally {
    await putBack?.()
    await page.close()
  }
}
