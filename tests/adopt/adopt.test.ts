import { readFile, writeFile } from "node:fs/promises"
import { createRequire, isBuiltin } from "node:module"
import path from "node:path"
import { CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { type Browser, chromium, type Page } from "@playwright/test"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type LocalBackend, startBackend } from "../../local/backend"
import { answers, stop } from "../../scripts/child-process"
import { ensureChromium } from "../../scripts/ensure-chromium"
import { holdPort } from "../../scripts/free-port"
import { buildNext, startNext } from "../../scripts/next-server"
import { ADD_USER_TO_GROUP, graphql } from "../harness/graphql"
import { claimsOf, createPerson, groupsOf, ownerOf, type Person, signIn } from "../harness/people"
import { sendSignIn } from "../views/sign-in-views"
import { filesThatAreNotCommitted, follow, makeStarter, readSteps } from "./instructions"

const projectRoot = path.join(import.meta.dirname, "..", "..")
const folder = path.join(projectRoot, ".local", "adopted")
const stateFile = path.join(folder, ".git", "state.json")

const printed: string[] = []
const installed: string[] = []
let pool: LocalBackend["state"]
let origin: string
let browser: Browser
const close: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  await makeStarter(folder)
  for (const step of await readSteps()) printed.push(await follow(step, folder, installed))

  const { port, release } = await holdPort(3500)
  origin = `http://localhost:${port}`
  const backend = await startBackend({
    projectRoot: folder,
    amplifyFolder: path.join(folder, "amplify"),
    stateFolder: path.join(projectRoot, ".local", "adopted-backend"),
    persist: false,
    ports: { graphql: 0, cognito: 0 },
    outputsFile: path.join(folder, "amplify_outputs.json"),
    appOrigin: origin,
    onLog: () => {},
  })
  close.push(() => backend.close())
  pool = backend.state
  await writeFile(stateFile, JSON.stringify(pool), { mode: 0o600 })
  const server = { projectRoot, folder, port, localState: stateFile, env: { NODE_ENV: "production" } }
  // Checks the types of everything, the backend's with them.
  await buildNext(server)
  await release()
  const app = startNext("start", { ...server, stdio: "pipe" })
  close.push(() => stop(app))
  await answers(`${origin}/sign-in`, app, 60_000)
  browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox"] })
  close.push(() => browser.close())
}, 600_000)
afterAll(async () => {
  for (const each of close.reverse()) await each()
})

/** The packages that a file imports, types alone too: somebody has to check them. */
function packagesOf(source: string): string[] {
  const names = [...source.matchAll(/(?:from|import) ?\(?"((?:@[a-z][\w.-]*\/)?[a-z][\w.:-]*)/g)]
  return names.flatMap(([, name = ""]) => (isBuiltin(name) ? [] : [name]))
}

async function open(person?: Person): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: origin })).newPage()
  page.setDefaultTimeout(30_000)
  if (!person) return page
  await sendSignIn(page, person)
  await page.waitForURL((url) => url.pathname !== "/sign-in")
  return page
}

async function ask(person: Person, query: string) {
  const { AccessToken } = await signIn(pool, person)
  return graphql(pool, query, { authorization: AccessToken })
}

it("says which files both have", () => {
  const [both] = printed
  expect(both?.split("\n").filter(Boolean)).toEqual([
    "amplify/auth/resource.ts",
    "amplify/backend.ts",
    "amplify/data/resource.ts",
    "amplify/package.json",
    "amplify/tsconfig.json",
  ])
})

it("installs the very packages that the console was built with here", async () => {
  const packages = installed.filter((word) => /.@/.test(word))
  expect(packages.length).toBeGreaterThan(15)
  const require = createRequire(path.join(projectRoot, "package.json"))
  const { dependencies, devDependencies } = require("./package.json")
  const known = Object.entries({ ...devDependencies, ...dependencies }).map((entry) => entry.join("@"))
  expect(packages.filter((each) => !known.includes(each))).toEqual([])
  expect(packages).toEqual(expect.arrayContaining(Object.entries(dependencies).map((entry) => entry.join("@"))))
})

it("installs each package that the copied files import", async () => {
  const files = await filesThatAreNotCommitted(folder)
  const sources = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")))
  const imported = new Set(sources.flatMap((source) => packagesOf(source)))
  expect(imported.size).toBeGreaterThan(10)
  const starter = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"))
  const there = [...installed.map((word) => word.replace(/(?<=.)@.*/, "")), ...Object.keys(starter.dependencies)]
  expect([...imported].filter((name) => !there.includes(name))).toEqual([])
})

describe("the app", () => {
  it("looks as it did, without the console's headers and style sheet", async () => {
    const page = await open()
    const answer = await page.goto("/")
    expect(answer?.status()).toBe(200)
    expect(answer?.headers()["content-security-policy"]).toBeUndefined()
    const looks = await page.evaluate(() => {
      const { backgroundColor, fontFamily, display } = getComputedStyle(document.body)
      const heading = document.querySelector("h1")
      return { backgroundColor, fontFamily, display, fontSize: heading && getComputedStyle(heading).fontSize }
    })
    const looked = { backgroundColor: "rgb(250, 235, 215)", fontFamily: "serif", display: "block", fontSize: "40px" }
    expect(looks).toEqual(looked)
  })

  it("keeps its own data, each person theirs", async () => {
    const [owner, other] = [await createPerson(pool), await createPerson(pool, { groups: ["ADMINS"] })]
    const made = await ask(owner, 'mutation { createTodo(input: { content: "Water the plants" }) { content } }')
    expect(made).toMatchObject({ data: { createTodo: { content: "Water the plants" } } })
    const list = "query { listTodos { items { content } } }"
    expect(await ask(owner, list)).toMatchObject({ data: { listTodos: { items: [{ content: "Water the plants" }] } } })
    expect(await ask(other, list)).toMatchObject({ data: { listTodos: { items: [] } } })
  })

  it("answers its own queries, for everybody who is signed in", async () => {
    const answer = await ask(await createPerson(pool), 'query { sayHello(name: "Ada") }')
    expect(answer).toMatchObject({ data: { sayHello: "Hello, Ada!" } })
  })
})

describe("the console in it", () => {
  it("gives a user a group", async () => {
    await ownerOf(pool).send(new CreateGroupCommand({ UserPoolId: pool.userPoolId, GroupName: "EDITORS" }))
    const administrator = await createPerson(pool, { groups: ["ADMINS"] })
    const person = await createPerson(pool, { name: "Zora Quill" })
    const page = await open(administrator)
    await page.getByRole("link", { name: "Users" }).first().click()
    await page.getByLabel("Search text").fill(person.email)
    await page.getByRole("button", { name: "Search" }).click()
    await page.getByRole("row").getByRole("link", { name: "Zora Quill" }).click()
    await page.getByLabel("Add to a group").selectOption("EDITORS")
    await page.getByRole("button", { name: "Add", exact: true }).click()
    await page.getByRole("button", { name: "Remove from EDITORS" }).waitFor()
    expect(await groupsOf(pool, person.userId)).toEqual(["EDITORS"])
    expect(claimsOf((await signIn(pool, person)).AccessToken)["cognito:groups"]).toEqual(["EDITORS"])

    await page.getByRole("link", { name: "Audit" }).first().click()
    await page
      .getByRole("row", { name: /EDITORS/ })
      .first()
      .waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe("rgb(250, 235, 215)")
  })

  it("is closed to the people of the app, its API too", async () => {
    const person = await createPerson(pool)
    const page = await open(person)
    expect((await page.goto("/admin/users"))?.status()).toBe(403)
    const { AccessToken } = await signIn(pool, person)
    const variables = { userId: person.userId, groupName: "ADMINS" }
    const answer = await graphql(pool, ADD_USER_TO_GROUP, { authorization: AccessToken }, variables)
    expect(answer.errors?.[0]?.errorType).toBe("Unauthorized")
    expect(await groupsOf(pool, person.userId)).toEqual([])
  })

  it("has its page for addresses that are not there", async () => {
    const page = await open(await createPerson(pool, { groups: ["ADMINS"] }))
    expect((await page.goto("/admin/nothing/here"))?.status()).toBe(404)
    await page.getByRole("heading", { name: "There is no such page" }).waitFor()
    expect((await page.goto("/sign-in/nothing"))?.status()).toBe(404)
    await page.getByRole("heading", { name: "There is no such page" }).waitFor()
  })
})
