import { afterAll, beforeAll, expect, it } from "vitest"
import { ANSWER_AFTER_MS, EXCEED_REFUSAL_LIMIT, MOST_REFUSALS, REFUSAL_LIMIT } from "../../amplify/data/refusal-limit"
import { auditTrail } from "../harness/audit-trail"
import { type BackendAlone, startBackendAlone } from "../harness/backend-alone"
import { graphql } from "../harness/graphql"
import { createPerson, isEnabled, type Person, signIn } from "../harness/people"

let backend: BackendAlone
beforeAll(async () => {
  backend = await startBackendAlone()
})
afterAll(() => backend?.close())

const DISABLE = 'mutation ($userId: String!) { disableUser(userId: $userId, reason: "They left") }'

/** An administrator who tries to disable themselves, as often as they like. */
async function administrator() {
  const person = await createPerson(backend.state, { groups: ["ADMINS"] })
  const { AccessToken: authorization } = await signIn(backend.state, person)
  const refused = async () => {
    const { errors } = await graphql(backend.state, DISABLE, { authorization }, { userId: person.userId })
    return errors?.[0]?.message
  }
  return { person, refused }
}

const alertsAbout = async ({ userId }: Person) =>
  (await auditTrail(backend.state)).filter(({ action, actor }) => action === EXCEED_REFUSAL_LIMIT && actor === userId)

it("an administrator who is refused 100 times is slowed down, which stands in the trail and in the log", async () => {
  const { person, refused } = await administrator()
  const refusal = "OwnAccount {}"
  for (let call = 1; call < MOST_REFUSALS; call++) expect(await refused()).toBe(refusal)
  expect(await alertsAbout(person)).toEqual([])

  const startedAt = performance.now()
  expect(await refused()).toBe(refusal)
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(ANSWER_AFTER_MS)
  expect(await isEnabled(backend.state, person.userId)).toBe(true)
  expect(await alertsAbout(person)).toMatchObject([
    { outcome: "refused", code: REFUSAL_LIMIT, target: `user#${person.userId}`, parameters: { refusals: 100 } },
  ])
  expect(backend.logged.filter((line) => line.includes("refusalLimitExceeded"))).toEqual([
    expect.stringContaining(`"callerId":"${person.userId}"`),
  ])

  const other = await administrator()
  await other.refused()
  await refused()
  expect(await alertsAbout(other.person)).toEqual([])
  expect(await alertsAbout(person)).toHaveLength(1)
  expect(backend.logged.join("\n")).not.toContain("refusalsUncounted")
})
