/**
 * `npm run screenshots`: pictures of every page, narrow and wide, light and dark, in `docs/screenshots/`. Uses the
 * product that `PRODUCT` names, or starts it.
 */
import { mkdir, readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { type Browser, chromium, type Page } from "@playwright/test"
import { createPerson, type Person } from "../tests/harness/people"
import { type Product, runningProductFile, startProduct } from "../tests/harness/product"
import { ensureChromium } from "./ensure-chromium"

const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "")
const folder = process.argv[2] ?? `${projectRoot}/docs/screenshots`
const VIEWPORTS = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } }
const SCHEMES = ["light", "dark"] as const

const file = runningProductFile()
const { close, ...app } = file
  ? { ...(JSON.parse(await readFile(file, "utf8")) as Product), close: async () => {} }
  : await startProduct({ name: "screenshots" })
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox"] })
try {
  await mkdir(folder, { recursive: true })
  for (const [size, viewport] of Object.entries(VIEWPORTS)) {
    for (const colorScheme of SCHEMES) await takeAll(browser, { viewport, colorScheme }, `${size}-${colorScheme}`)
  }
} finally {
  await browser.close()
  await close()
}
process.exit(0)

type Look = { viewport: { width: number; height: number }; colorScheme: (typeof SCHEMES)[number] }

async function takeAll(browser: Browser, look: Look, suffix: string) {
  const page = await (await browser.newContext({ ...look, baseURL: app.origin, locale: "en-GB" })).newPage()
  const take = async (name: string, path: string) => {
    await page.goto(path)
    await page.screenshot({ path: `${folder}/${name}-${suffix}.png` })
  }
  await take("sign-in", "/sign-in")
  await take("forgot-password", "/sign-in/forgot-password")
  await signIn(page, app.admin)
  await take("dashboard", "/admin")
  await take("users", "/admin/users")
  await take("users-empty", "/admin/users?attribute=email&match=prefix&value=nobody")
  await take("groups", "/admin/groups")
  await take("not-found", "/admin/users/nobody")
  const { userId } = await createPerson(app, { groups: ["EDITORS", "SUPPORT"], name: "Ximena García de los Ríos" })
  await take("user", `/admin/users/${userId}`)
  await page.getByRole("button", { name: "Remove from SUPPORT" }).click()
  await page.getByRole("button", { name: "Add back" }).waitFor()
  await page.screenshot({ path: `${folder}/user-changed-${suffix}.png` })
  await page.context().clearCookies()
  await signIn(page, await createPerson(app))
  await take("forbidden", "/admin")
  await page.context().close()
}

async function signIn(page: Page, { email, password }: Pick<Person, "email" | "password">) {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL((url) => url.pathname !== "/sign-in")
}
