import { relative } from "node:path"
import { buildSchema, type GraphQLField } from "graphql"
import { fieldOf } from "../../amplify/testing/field-name"
import { graphql } from "../../tests/harness/graphql"
import { createPerson, signIn } from "../../tests/harness/people"
import type { Product } from "../../tests/harness/product"
import { routesOf } from "../../tests/harness/server-actions"
import { DIRECTIVES_AND_SCALARS } from "../../tests/synth/appsync-schema"
import { buildConsole, CONSOLE_DIST_DIR, consoleFolder, projectRoot } from "../build"
import { startConsole, visitorOf } from "../console-server"
import { CALLS } from "../function-calls"
import { printFigure } from "../print"
import { type SampleBackend, startSampleBackend } from "../sample-backend"
import { addressesIn } from "../scale-addresses"
import { growPool, SMALL } from "../scale-pools"
import { type Calls, LEAST_OF_CHANGES, leastOfPage } from "./least"

/** What each page, each change and the reconciler ask of the API and of Cognito, with the least that is possible beside it. */
export async function benchCalls(): Promise<boolean> {
  let answered = 0
  const backend = await startSampleBackend("calls", (line) => {
    if (line.includes('"event":"adminAction"')) answered += 1
  })
  const { cognito, dynamodb } = backend
  const count = async (ask: () => Promise<unknown>): Promise<Calls> => {
    answered = 0
    cognito.control.clearCalls()
    dynamodb.control.clearCalls()
    await ask()
    // Of functions: by their own role, or with the token of whoever called them.
    const asked = cognito.control
      .calls()
      .filter(({ principal, operation }) => principal.includes(":assumed-role/") || operation === "GetUser")
    return { api: answered + dynamodb.control.calls().length, cognito: asked.length }
  }
  try {
    await printReconciler(backend, count)
    await printPages(backend, count)
    await printChanges(backend, count)
    return true
  } finally {
    await backend.close()
  }
}

type Count = (ask: () => Promise<unknown>) => Promise<Calls>

/** Of a trail that has nothing new. The first run goes through all months that there were, and logs the heads of the chains. */
async function printReconciler(backend: SampleBackend, count: Count): Promise<void> {
  const run = () => backend.runSchedule("reconcile-audit")
  await run()
  const { api, cognito } = await count(run)
  printFigure("Calls of reconcile-audit, where nothing is new", `API ${api}, Cognito ${cognito}`)
}

async function printPages(backend: SampleBackend, count: Count): Promise<void> {
  const subjects = await growPool(backend, SMALL)
  await buildConsole(backend.outputsFile)
  const app = await startConsole(backend, CONSOLE_DIST_DIR)
  try {
    const html = await visitorOf(app)
    const routes = routesOf({ distDir: relative(projectRoot, `${consoleFolder}/${CONSOLE_DIST_DIR}`) })
    for (const { name, path } of await addressesIn(routes, subjects, html)) {
      // The first time, the server and the functions learn what they remember.
      await html(path)
      const asked = await count(() => html(path))
      print(name, asked, leastOfPage(name, asked))
    }
  } finally {
    await app.close()
  }
}

async function printChanges(backend: SampleBackend, count: Count): Promise<void> {
  const product = backend.state as unknown as Product
  const { AccessToken: authorization } = await signIn(product, await createPerson(product, { groups: ["ADMINS"] }))
  const schema = buildSchema(DIRECTIVES_AND_SCALARS + backend.description.api.schema)
  const mutations = schema.getMutationType()?.getFields() ?? {}
  for (const [folder, prepare] of Object.entries(CALLS)) {
    const mutation = mutations[fieldOf(folder)]
    if (!mutation) continue
    const call = async () => {
      const given = await prepare(backend)
      const query = callOf(mutation, Object.keys(given))
      return count(async () => {
        const { errors } = await graphql(backend.state, query, { authorization }, { ...given })
        if (errors) throw new Error(`${mutation.name}: ${errors[0]?.message}`)
      })
    }
    await call()
    const { api, cognito } = await call()
    // The mutation itself is one line of its function, and no call that the change asks for.
    print(mutation.name, { api: api - 1, cognito }, LEAST_OF_CHANGES)
  }
}

function callOf({ name, args, type }: GraphQLField<unknown, unknown>, given: readonly string[]): string {
  const used = args.filter((argument) => given.includes(argument.name))
  const declared = used.map((argument) => `$${argument.name}: ${argument.type}`).join(", ")
  const passed = used.map((argument) => `${argument.name}: $${argument.name}`).join(", ")
  return `mutation (${declared}) { ${name}(${passed})${/^AWSJSON/.test(String(type)) ? "" : " { __typename }"} }`
}

function print(name: string, asked: Calls, least: Calls & { because?: string }): void {
  const beside = (of: keyof Calls) => `${asked[of]} (least ${least[of]})`
  const because = least.because ? `: ${least.because}` : ""
  printFigure(`Calls of ${name}`, `API ${beside("api")}, Cognito ${beside("cognito")}${because}`)
}
