import type { Page } from "@playwright/test"
import decodeQR from "qr/decode.js"
import { createPerson } from "../harness/people"
import { authenticatorFor, requireSecondFactor } from "../harness/second-factors"
import { expect, test } from "./console"
import { Keyboard } from "./keyboard"

// The pool insists on a second factor meanwhile, for everybody: these run when nothing else does.
test.beforeEach(({ app }) => requireSecondFactor(app, true))
test.afterEach(({ app }) => requireSecondFactor(app, false))

const key = async (page: Page) => (await page.locator("code[data-copied]").textContent()) ?? ""
const code = (page: Page) => page.getByRole("textbox", { name: "Code from the app" })

/** What a camera reads from the picture as it is on the screen. */
async function scanned(page: Page): Promise<string> {
  const picture = page.getByRole("img", { name: /^QR code/ })
  const png = (await picture.screenshot()).toString("base64")
  const pixels = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext("2d")
    context?.drawImage(bitmap, 0, 0)
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height)
    return { width: bitmap.width, height: bitmap.height, data: [...(image?.data ?? [])] }
  }, png)
  return decodeQR({ ...pixels, data: Uint8Array.from(pixels.data) })
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the picture is what a phone can scan, narrow and ${colorScheme}, and holds the key and the address`, async ({
    app,
    console,
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 360, height: 740 })
    const person = await createPerson(app, { groups: ["ADMINS"] })
    await console.signIn(person)
    await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible()
    const address = new URL(await scanned(page))
    expect(address.href).toMatch(/^otpauth:\/\/totp\//)
    expect(address.searchParams.get("secret")).toBe(await key(page))
    await page.locator("code[data-copied]").click()
    expect(await page.evaluate(() => String(window.getSelection()))).toBe(await key(page))
    expect(decodeURIComponent(address.href)).toContain(`/Admin console (localhost):${person.email}?`)
  })
}

test("an app is set up with the keyboard alone, at the second try, and nothing is drawn anew or refused", async ({
  app,
  console,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: app.origin })
  const problems: string[] = []
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()))
  page.on("pageerror", (error) => problems.push(error.message))
  const keyboard = new Keyboard(page)
  const person = await createPerson(app, { groups: ["ADMINS"] })
  await console.signIn(person)
  await page.locator("html[data-scripts]").waitFor()
  const { now, wrong } = authenticatorFor(await key(page))

  await keyboard.use(page.getByRole("button", { name: "Copy" }))
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await key(page))

  await keyboard.write(code(page), wrong())
  await keyboard.press("Enter")
  await expect(page.getByRole("alert").filter({ hasText: "That code is wrong" })).toBeVisible()
  await expect(code(page)).toHaveAttribute("aria-invalid", "true")
  await keyboard.write(code(page), now())
  await keyboard.press("Enter")
  await page.waitForURL("**/admin")
  expect(problems).toEqual([])
})

test("without JavaScript there is no button that does nothing, and the app is set up all the same", async ({
  app,
  browser,
}) => {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto("/sign-in")
  await page.getByLabel("E-mail address").fill(person.email)
  await page.getByLabel("Password").fill(person.password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByRole("button", { name: "Copy" })).toBeHidden()
  await code(page).fill(authenticatorFor(await key(page)).now())
  await page.getByRole("button", { name: "Set up and sign in" }).click()
  await page.waitForURL("**/admin")
  await context.close()
})
