import { cp, mkdir, rm, writeFile } from "node:fs/promises"
import type { LocalBackend } from "../local/backend"
import { ADD_USER_TO_GROUP, graphql } from "../tests/harness/graphql"
import { createPerson, signIn } from "../tests/harness/people"
import type { Product } from "../tests/harness/product"
import { projectRoot } from "./build"
import { startEmptyBackend } from "./empty-backend"
import { percentile, printRatio } from "./print"
import { timed } from "./timed"

const folder = `${projectRoot}/.local/bench/wrapper`
const ROUNDS = 300

/** Checks the arguments and runs the operation: no authority, no guard, no audit trail, no log. */
const WITHOUT = `import type { Change, Reading } from "./operation"

export function adminHandler(operation: any) {
  return async (event: any) => {
    const input = operation.arguments.parse(event.arguments)
    const caller = { userId: event.identity.sub, username: event.identity.username, roles: ["ADMINS"], addresses: [] }
    const done = await operation.run(input, { requestId: input.requestId, caller, before: null })
    return operation.change ? done.result : done
  }
}
export type { Change, Reading }
`

/** What a change costs because its caller is looked up and it is written down: with and without, turn by turn. */
export async function benchWrapperCost(): Promise<boolean> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(`${projectRoot}/amplify`, `${folder}/amplify`, { recursive: true })
  await writeFile(`${folder}/amplify/data/admin-handler.ts`, WITHOUT)
  const backends = [
    await startEmptyBackend(`${projectRoot}/amplify`, `${folder}/with`),
    await startEmptyBackend(`${folder}/amplify`, `${folder}/without`),
  ] as const
  try {
    const [ours, theirs] = [await changeOf(backends[0]), await changeOf(backends[1])]
    // Each function's first call starts it.
    for (let i = 0; i < 10; i++) for (const change of [ours, theirs]) await change()
    const samples: [number[], number[]] = [[], []]
    for (let i = 0; i < ROUNDS; i++) {
      samples[0].push(await timed(ours))
      samples[1].push(await timed(theirs))
    }
    for (const p of [50, 95]) {
      const [a, b] = [percentile(samples[0], p), percentile(samples[1], p)]
      printRatio(`addUserToGroup with its wrapper and without, p${p}`, a, b, "ms")
    }
    return true
  } finally {
    for (const backend of backends) await backend.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** One change by an administrator, to the same user each time. */
async function changeOf(backend: LocalBackend): Promise<() => Promise<void>> {
  const product = backend.state as unknown as Product
  const administrator = await createPerson(product, { groups: ["ADMINS"] })
  const { AccessToken: authorization } = await signIn(product, administrator)
  const { userId } = await createPerson(product)
  await backend.cognito.call("CreateGroup", { UserPoolId: backend.state.userPoolId, GroupName: "EDITORS" })
  return async () => {
    const { errors } = await graphql(product, ADD_USER_TO_GROUP, { authorization }, { userId, groupName: "EDITORS" })
    if (errors) throw new Error(errors[0]?.message)
  }
}
