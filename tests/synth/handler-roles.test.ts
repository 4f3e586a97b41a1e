import { readdirSync } from "node:fs"
import path from "node:path"
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { ROLE_GROUPS } from "../../amplify/data/roles"
import { appsyncEvent, invoke, userPoolIdentity } from "../../amplify/testing/appsync-event"
import { captureLog } from "../../amplify/testing/captured-log"
import { fakeCognito } from "../../amplify/testing/fake-cognito"
import { fieldOf } from "../../amplify/testing/field-name"
import type { BackendDescription } from "../../local/assembly/backend-description"
import { describeDeployedBackend } from "./backend"
import { callersOfFields } from "./field-callers"

const data = path.join(import.meta.dirname, "..", "..", "amplify", "data")
const folders = readdirSync(data, { recursive: true, encoding: "utf8" })
  .filter((file) => /^[\w-]+\/handler\.ts$/.test(file))
  .map((file) => path.dirname(file))
  // Answers no field: AWS runs it on a schedule, and whoever else could invoke it would only make it look again.
  .filter((folder) => folder !== "reconcile-audit")

let backend: BackendDescription
beforeAll(async () => {
  backend = await describeDeployedBackend()
})
afterEach(() => vi.restoreAllMocks())

/** What a handler says to a call by somebody with that role, past AppSync. */
async function refusalOf(folder: string, groups: string[]): Promise<string> {
  captureLog()
  fakeCognito(() => ({}), { groups })
  const { handler } = await import(`${data}/${folder}/handler.ts`)
  const event = appsyncEvent(fieldOf(folder), {}, { identity: userPoolIdentity({ groups }) })
  return invoke(handler, event).then(
    () => "",
    (error: Error) => error.message,
  )
}

describe.each(folders)("the handler in %s", (folder) => {
  it("lets in exactly the roles that its field names", async () => {
    const field = fieldOf(folder)
    const letIn: string[] = []
    for (const role of ROLE_GROUPS) if (!/^NotAuthorized/.test(await refusalOf(folder, [role]))) letIn.push(role)
    const named = callersOfFields(backend)[field]?.groups ?? []
    expect(letIn).toEqual(ROLE_GROUPS.filter((role) => named.includes(role)))
  })
})
