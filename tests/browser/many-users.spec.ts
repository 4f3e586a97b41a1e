import { randomUUID } from "node:crypto"
import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import type { Page } from "@playwright/test"
import { createPerson, groupsOf, isEnabled, ownerOf, type Person } from "../harness/people"
import type { Product } from "../harness/product"
import { expect, test } from "./console"
import { Keyboard } from "./keyboard"

interface Crowd {
  people: Person[]
  /** The list of exactly these. */
  path: string
}

/** People whose names begin alike and with nobody else's. */
async function crowd(app: Product, count: number): Promise<Crowd> {
  const name = `Crowd ${randomUUID()}`
  const people: Person[] = []
  for (let number = 1; number <= count; number++) {
    people.push(await createPerson(app, { name: `${name} ${String(number).padStart(2, "0")}` }))
  }
  const query = new URLSearchParams({ attribute: "name", match: "prefix", value: name })
  return { people, path: `/admin/users?${query}` }
}

const userPool = ({ userPoolId }: Product, { email }: Person) => ({ UserPoolId: userPoolId, Username: email })
const areEnabled = (app: Product, people: readonly Person[]) =>
  Promise.all(people.map(({ userId }) => isEnabled(app, userId)))
const rowOf = (page: Page, { email }: Person) => page.getByRole("row").filter({ hasText: email })
const bar = (page: Page) => page.getByRole("group", { name: "Chosen users" })
const boxes = (page: Page) => page.getByRole("checkbox", { name: /^Choose Crowd/ })

/** Says why, and disables them. */
async function disable(page: Page, count: number) {
  await page.getByLabel("Reason").fill("They have left")
  await page.getByRole("button", { name: `Disable ${count} users` }).click()
}

async function open(page: Page, path: string) {
  await page.goto(path)
  await page.locator("html[data-scripts]").waitFor()
}

test.beforeEach(({ console }) => {
  // Every one of them makes a crowd first.
  test.slow()
  return console.signIn()
})

test("Enter on a box of the list sends nothing", async ({ app, page }) => {
  const { path } = await crowd(app, 1)
  await open(page, path)
  // A form is sent within the press of the key, long before the page is another one.
  await page.evaluate(() => {
    const remember = (event: Event) => {
      event.preventDefault()
      document.documentElement.dataset.sent = ""
    }
    document.addEventListener("submit", remember, { capture: true })
  })
  await boxes(page).first().focus()
  await page.keyboard.press("Enter")
  await page.keyboard.press("Space")
  await expect(bar(page)).toContainText("1 chosen")
  await page.keyboard.press("Enter")
  await expect(page.locator("html[data-sent]")).toHaveCount(0)
})

test("users are chosen by a range, looked at, disabled, and said to be so", async ({ app, page }) => {
  const { people, path } = await crowd(app, 5)
  const [disabled] = people
  await ownerOf(app).send(new AdminDisableUserCommand(userPool(app, disabled as Person)))
  await open(page, path)
  await expect(bar(page)).toBeHidden()
  await boxes(page).nth(0).click()
  await boxes(page)
    .nth(3)
    .click({ modifiers: ["Shift"] })
  await expect(bar(page)).toContainText("4 chosen")
  await boxes(page).nth(2).click()
  await expect(bar(page)).toContainText("3 chosen")
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await expect(bar(page)).toContainText("5 chosen")
  await bar(page).getByRole("button", { name: "Disable" }).click()

  await expect(page.getByRole("heading", { name: "Disable 5 users" })).toBeVisible()
  await expect(rowOf(page, disabled as Person)).toContainText("disabled already")
  await expect(rowOf(page, people[1] as Person)).toContainText("Will be disabled")
  expect(await areEnabled(app, people)).toEqual([false, true, true, true, true])

  await disable(page, 4)
  await expect(page.getByRole("status").filter({ hasText: "4 users were changed, 1 stayed as is." })).toBeFocused()
  await expect(rowOf(page, people[1] as Person).getByText("Was disabled")).toBeVisible()
  expect(await areEnabled(app, people)).toEqual(Array(5).fill(false))

  await page.getByRole("link", { name: "Back to the users" }).click()
  await open(page, path)
  await expect(page.getByRole("cell", { name: "Disabled" })).toHaveCount(5)
  await expect(bar(page)).toBeHidden()
})

test("whoever goes back after a change finds nobody chosen who was changed", async ({ app, page }) => {
  const { people, path } = await crowd(app, 3)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await disable(page, 3)
  await page.getByText("3 users were changed.").waitFor()
  await page.goBack()
  await page.locator("html[data-scripts]").waitFor()
  await expect(boxes(page)).toHaveCount(people.length)
  await expect(bar(page)).toBeHidden()
})

test("users of several pages are added to a group, in batches, and removed again", async ({ app, page }) => {
  const { people, path } = await crowd(app, 25)
  await open(page, `${path}&size=20`)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await page.getByRole("link", { name: "Next page" }).click()
  await page.locator("html[data-scripts]").waitFor()
  await expect(bar(page)).toContainText("20 chosen, 20 of them not on this page")
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await expect(bar(page)).toContainText("25 chosen, 20 of them not on this page")
  await bar(page).getByRole("button", { name: "Add to group" }).click()
  await page.getByLabel("Group", { exact: true }).selectOption("EDITORS")
  await page.getByRole("button", { name: "Preview" }).click()

  await expect(page.getByRole("heading", { name: /^Add 25 users to .*EDITORS/ })).toBeVisible()
  await expect(page.getByText("25 users will change.")).toBeVisible()
  await page.getByRole("button", { name: "Add 25 users" }).click()
  await expect(page.getByRole("progressbar")).toBeVisible()
  await expect(page.getByText("25 users were changed.")).toBeVisible()
  for (const { userId } of people) expect(await groupsOf(app, userId)).toEqual(["EDITORS"])

  await page.getByText("Copy the outcomes as text").click()
  const text = await page.getByLabel("Outcomes").inputValue()
  expect(text.split("\n")).toHaveLength(26)
  expect(text).toContain(`${people[24]?.email}\t${people[24]?.userId}\tWas added`)

  await page.goto(page.url().replace("add-user-to-group", "remove-user-from-group"))
  await page.getByRole("button", { name: "Remove 25 users" }).click()
  await expect(page.getByText("25 users were changed.")).toBeVisible()
  for (const { userId } of people) expect(await groupsOf(app, userId)).toEqual([])
})

test("a group that does not exist is asked for again, with the users still chosen", async ({ app, page }) => {
  const { people, path } = await crowd(app, 2)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Remove from group" }).click()
  await page.getByLabel("Group", { exact: true }).waitFor()
  await page.goto(`${page.url()}&groupName=NOBODY-HAS-THIS`)
  await expect(page.getByRole("alert").filter({ hasText: "There is no group of this name" })).toBeVisible()
  await page.getByLabel("Group", { exact: true }).selectOption("EDITORS")
  await page.getByRole("button", { name: "Preview" }).click()
  await expect(page.getByText("Nobody will change, 2 stay as they are.")).toBeVisible()
  await expect(rowOf(page, people[0] as Person)).toContainText("They are not in the group.")
})

test("who was deleted meanwhile is said to be gone, the others are changed, and the rest can be tried again", async ({
  app,
  page,
}) => {
  const { people, path } = await crowd(app, 3)
  const [gone, ...others] = people as [Person, ...Person[]]
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await page.getByRole("button", { name: "Disable 3 users" }).waitFor()
  await page.locator("html[data-scripts]").waitFor()
  await ownerOf(app).send(new AdminDeleteUserCommand(userPool(app, gone)))
  await disable(page, 3)
  await expect(page.getByText("2 users were changed, 1 was not.")).toBeVisible()
  await expect(rowOf(page, gone)).toContainText("does not find this user")
  expect(await areEnabled(app, others)).toEqual([false, false])

  await page.getByRole("link", { name: "Try the one again" }).click()
  await expect(page.getByRole("heading", { name: "Disable 1 user" })).toBeVisible()
  await expect(page.getByText("Nobody will change, 1 stays as is.")).toBeVisible()
})

test("no more than can be changed at once are chosen, and all are let go with one press", async ({ app, page }) => {
  const { path } = await crowd(app, 3)
  await open(page, path)
  const others = Array.from({ length: 199 }, () => randomUUID())
  await page.evaluate((userIds) => sessionStorage.setItem("chosen-users", JSON.stringify(userIds)), others)
  await open(page, path)
  await expect(bar(page)).toContainText("199 chosen, 199 of them not on this page")
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await expect(bar(page)).toContainText("200 chosen, 199 of them not on this page. At most 200")
  await expect(boxes(page).and(page.locator(":checked"))).toHaveCount(1)
  await bar(page).getByRole("button", { name: "Clear" }).click()
  await expect(bar(page)).toBeHidden()
  await expect(boxes(page).and(page.locator(":checked"))).toHaveCount(0)
})

test("whoever signs in next in the same tab has chosen nobody", async ({ app, console, page }) => {
  const { path } = await crowd(app, 2)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await page.locator("summary").filter({ hasText: "Account" }).click()
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click()
  await page.waitForURL(/sign-in/)
  await console.signIn()
  await open(page, path)
  await expect(bar(page)).toBeHidden()
})

test("nobody disables themselves among others", async ({ app, page }) => {
  await open(page, `/admin/users?attribute=email&match=exact&value=${app.admin.email}`)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await expect(page.getByText("Nobody will change, 1 stays as is.")).toBeVisible()
  await expect(page.getByText("You are signed in with this account")).toBeVisible()
  await expect(page.getByRole("button", { name: /^Disable/ })).toHaveCount(0)
})

test("whoever leaves in the middle stops the change, and finds what was done", async ({ app, page }) => {
  const { people, path } = await crowd(app, 30)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await page.getByText("30 users will change.").waitFor()
  page.on("dialog", (dialog) => dialog.accept())
  // The second batch is on its way for as long as the page is there.
  let letThrough = 1
  await page.route("**/change-many-users**", (route) => {
    if (route.request().method() !== "POST" || letThrough-- > 0) return route.continue()
  })
  await disable(page, 30)
  await expect(page.getByText(/^10 of 30 reached/)).toBeVisible()
  letThrough = Number.POSITIVE_INFINITY
  await page.reload()
  await expect(page.getByText(/This change was stopped before its end/)).toBeVisible()
  expect((await areEnabled(app, people)).filter(Boolean)).toHaveLength(20)
  await disable(page, 20)
  await expect(page.getByText(/^\d+ users were changed/)).toBeVisible()
  expect(await areEnabled(app, people)).toEqual(Array(30).fill(false))
})

test("what somebody else has taken back since is not said to be done, and is done again", async ({ app, page }) => {
  const { people, path } = await crowd(app, 12)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await page.getByText("12 users will change.").waitFor()
  let posts = 0
  await page.route("**/change-many-users**", (route) =>
    route.request().method() === "POST" && ++posts === 2 ? route.abort() : route.continue(),
  )
  await disable(page, 12)
  await page.getByText(/^10 users were changed/).waitFor()
  const first = people.slice(0, 3)
  for (const person of first) await ownerOf(app).send(new AdminEnableUserCommand(userPool(app, person)))
  await page.reload()
  await expect(page.getByText("5 users will change.")).toBeVisible()
  await expect(rowOf(page, first[0] as Person)).toContainText("Will be disabled")
  await disable(page, 5)
  await page.getByText(/^12 users were changed/).waitFor()
  expect(await areEnabled(app, people)).toEqual(Array(12).fill(false))
})

test("a change that is stopped finishes the batch on its way, and says who was not reached", async ({ app, page }) => {
  const { people, path } = await crowd(app, 30)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await page.getByText("30 users will change.").waitFor()
  await disable(page, 30)
  await page.getByRole("button", { name: "Stop" }).click()
  await expect(page.getByText("10 users were changed, 20 were not reached.")).toBeVisible()
  expect((await areEnabled(app, people)).filter(Boolean)).toHaveLength(20)
  await expect(page.getByRole("link", { name: "Try the 20 again" })).toBeVisible()
})

test("a network that is gone is said, and what became of nobody is not claimed", async ({ app, page }) => {
  const { people, path } = await crowd(app, 12)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await page.getByText("12 users will change.").waitFor()
  let posts = 0
  await page.route("**/change-many-users**", (route) =>
    route.request().method() === "POST" && ++posts === 2 ? route.abort() : route.continue(),
  )
  await disable(page, 12)
  await expect(page.getByText("10 users were changed, of 2 it is not known.")).toBeVisible()
  await expect(page.getByRole("cell", { name: "No answer came, so it is not known" })).toHaveCount(2)
  expect((await areEnabled(app, people)).filter(Boolean)).toHaveLength(2)
  await page.getByRole("link", { name: "Try the 2 again" }).click()
  await disable(page, 2)
  await expect(page.getByText("2 users were changed.")).toBeVisible()
})

test("a network that goes in the middle takes nothing from the page", async ({ app, page, context }) => {
  const { people, path } = await crowd(app, 22)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await page.getByText("22 users will change.").waitFor()
  // What comes only at the end never comes.
  await page.route("**/_next/static/**", (route) => route.abort())
  await disable(page, 22)
  await expect(page.getByText(/^10 of 22 reached/)).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText(/^\d+ users were changed, of \d+ it is not known/)).toBeVisible()
  await expect(rowOf(page, people[0] as Person).getByText("Was disabled")).toBeVisible()
})

test("what was done although its answer was lost is not said to be undone", async ({ app, page }) => {
  const { people, path } = await crowd(app, 3)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await page.getByText("3 users will change.").waitFor()
  await page.route("**/change-many-users**", async (route) => {
    if (route.request().method() !== "POST") return route.continue()
    await route.fetch()
    return route.abort()
  })
  await disable(page, 3)
  await expect(page.getByText("0 users were changed, of 3 it is not known.")).toBeVisible()
  expect(await areEnabled(app, people)).toEqual([false, false, false])
})

test("whoever could not be looked at is said to be so, stays chosen, and is looked at again", async ({ app, page }) => {
  const { people, path } = await crowd(app, 22)
  const seen = people.slice(0, 20)
  await open(page, path)
  await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
  await page.route("**/change-many-users**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  )
  await bar(page).getByRole("button", { name: "Disable" }).click()
  await expect(page.getByText("The app's backend did not answer")).toBeVisible()
  await expect(page.getByText("20 users will change, 2 are not looked at.")).toBeVisible()
  await page.unroute("**/change-many-users**")
  await disable(page, 20)
  await expect(page.getByText("20 users were changed, 2 were not looked at.")).toBeVisible()
  expect((await areEnabled(app, people)).filter(Boolean)).toHaveLength(people.length - seen.length)
  await page.getByRole("link", { name: "Try the 2 again" }).click()
  await expect(page.getByText("2 users will change.")).toBeVisible()
  await open(page, path)
  await expect(bar(page)).toContainText("2 chosen")
})

for (const width of [360, 1440]) {
  test(`users are chosen and changed with the keyboard alone, ${width} px wide`, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 740 })
    const keyboard = new Keyboard(page)
    const { people, path } = await crowd(app, 20)
    await open(page, path)
    for (const number of [0, 19]) {
      await keyboard.tabTo(boxes(page).nth(number))
      await keyboard.press("Space")
    }
    await expect(bar(page)).toContainText("2 chosen")
    await keyboard.use(bar(page).getByRole("button", { name: "Disable" }))
    await page.getByText("2 users will change.").waitFor()
    await page.locator("html[data-scripts]").waitFor()
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route("**/change-many-users**", async (route) => {
      await held
      return route.continue()
    })
    await keyboard.tabTo(page.getByLabel("Reason"))
    await keyboard.type("They have left")
    await keyboard.use(page.getByRole("button", { name: "Disable 2 users" }))
    await expect(page.getByRole("status").filter({ hasText: "0 of 2 reached" })).toBeFocused()
    letThrough()
    await expect(page.getByRole("status").filter({ hasText: "2 users were changed." })).toBeFocused()
    expect((await areEnabled(app, people)).filter(Boolean)).toHaveLength(18)
  })
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("ticked users are looked at, and changed in one post", async ({ app, page }) => {
    const { people, path } = await crowd(app, 3)
    await page.goto(path)
    await boxes(page).nth(0).check()
    await boxes(page).nth(2).check()
    await bar(page).getByRole("button", { name: "Disable" }).click()
    await expect(page.getByText("2 users will change.")).toBeVisible()
    await disable(page, 2)
    await expect(page.getByText("2 users were changed.")).toBeVisible()
    const enabled = await areEnabled(app, people)
    expect(enabled.filter(Boolean)).toHaveLength(1)
    await expect(page.getByRole("cell", { name: "Was disabled" })).toHaveCount(2)
  })

  test("more than twenty are changed twenty at a time", async ({ app, page }) => {
    const { people, path } = await crowd(app, 23)
    await page.goto(path)
    for (const box of await boxes(page).all()) await box.check()
    await bar(page).getByRole("button", { name: "Add to group" }).click()
    await page.getByLabel("Group", { exact: true }).selectOption("EDITORS")
    await page.getByRole("button", { name: "Preview" }).click()
    await expect(page.getByText("Without JavaScript, 20 users are changed at a time.")).toBeVisible()
    await expect(page.getByText("20 users will change, 3 are not looked at.")).toBeVisible()
    await page.getByRole("button", { name: "Add 20 users" }).click()
    await expect(page.getByText("20 users were changed, 3 were not looked at.")).toBeVisible()
    await page.getByRole("link", { name: "Go on with the other 3" }).click()
    await page.getByRole("button", { name: "Add 3 users" }).click()
    await expect(page.getByText("3 users were changed.")).toBeVisible()
    for (const { userId } of people) expect(await groupsOf(app, userId)).toEqual(["EDITORS"])
  })

  test("nobody chosen is said, with the way back", async ({ page }) => {
    await page.goto("/admin/users/change-many-users?change=disable-user")
    await expect(page.getByText("Nobody is chosen.")).toBeVisible()
    await page.getByRole("link", { name: "Choose users" }).click()
    await expect(page.getByRole("heading", { name: "Users" })).toBeVisible()
  })
})
