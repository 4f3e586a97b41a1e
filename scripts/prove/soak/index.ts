import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import type { AuditRow } from "../../../amplify/data/audit/audit-event"
import { signedGraphqlWith } from "../../../amplify/data/audit/signed-graphql"
import { type ChainRows, verify } from "../../../amplify/data/audit/verify"
import { newRequestId } from "../../../amplify/data/request-id"
import { type LocalBackend, startBackend } from "../../../local/backend"
import { graphql } from "../../../tests/harness/graphql"
import { createPerson, type Person, signIn } from "../../../tests/harness/people"
import type { Product } from "../../../tests/harness/product"
import { chainsIn } from "../../audit-rows"
import type { Proof } from "../proof"
import { Book, type Known } from "./book"
import { makeGroup, makeGroups, makeUser, type SoakChange, type Subject } from "./subjects"

const CHANGES = Number(process.env.SOAK_CHANGES ?? 100_000)
const WORKERS = 8
const USERS_PER_WORKER = 8
/** Half of them before anything happens, half after the effect: of the pool and of the tables, whoever asks. */
const FAULTS = 0.01
const RECONCILER = "reconcile-audit"
/** The age at which it looks at an event that is still open, and some more. */
const SETTLE_MS = 90_000
/** Access tokens live for 15 minutes. */
const SIGN_IN_EVERY_MS = 8 * 60_000
/** One change in so many is sent twice at the same moment, and one in so many again when it was done. */
const TWICE = 50
const AGAIN = 50
const TRIES = 50

/** Makes a hundred thousand changes through the API while one call in a hundred fails, and looks whether all is right. */
export const soak: Proof = {
  title: "A hundred thousand changes",
  async prove(root) {
    const folder = await mkdtemp(path.join(tmpdir(), "soak-"))
    const backend = await startBackend({
      projectRoot: root,
      amplifyFolder: path.join(root, "amplify"),
      stateFolder: folder,
      persist: true,
      ports: { graphql: 0, cognito: 0 },
    })
    try {
      return await soakBackend(backend)
    } finally {
      await backend.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** What somebody who changes things was answered. */
interface Answers {
  repeated: number
  failed: number
}

async function soakBackend(backend: LocalBackend) {
  const { cognito, state } = backend
  const book = new Book()
  const problems: string[] = []
  const answers: Answers = { repeated: 0, failed: 0 }
  const pool = { cognito, userPoolId: state.userPoolId, insist }
  await makeGroups(pool)
  const left = Array(CHANGES).keys()
  const workers = Array.from({ length: WORKERS }, async (_, worker) => {
    const product = state as unknown as Product
    const administrator = await createPerson(product, { groups: ["ADMINS"] })
    const numbers = Array.from({ length: USERS_PER_WORKER }, (_, index) => worker * USERS_PER_WORKER + index)
    const subjects = [...numbers.map((number) => makeUser(pool, number)), makeGroup(pool, worker)]
    return { administrator, subjects: await Promise.all(subjects) }
  })
  const ready = await Promise.all(workers)

  misbehave(backend)
  const started = performance.now()
  const states = new Map<Subject, string>()
  const atWork = ready.map(({ administrator, subjects }) =>
    changeAll({ backend, administrator, subjects, left, states, book, problems, answers }),
  )
  await Promise.all(atWork)
  const seconds = (performance.now() - started) / 1000
  behave(backend)

  for (const [subject, there] of states) {
    const now = await subject.read()
    if (now !== there) problems.push(`In the end there is ${now}, and not ${there}.`)
  }
  await wait(SETTLE_MS)
  for (let run = 0; run < 3; run++) await backend.runSchedule(RECONCILER)
  problems.push(...(await readTrail(backend, book)), ...book.problems)
  for (const problem of problems.slice(0, 20)) console.log(problem)

  const { ends } = book
  return {
    kept: problems.length === 0 && book.count("done") >= CHANGES * 0.9,
    head: ["changes", "how many"],
    rows: (
      [
        ["asked for", book.changes],
        ["acknowledged", book.count("done")],
        ["of them sent again after a failure, or twice", answers.repeated],
        ["answers that were failures", answers.failed],
        ["not acknowledged, and made", book.count("applied")],
        ["not acknowledged, and not made", book.count("notApplied") + book.count("notDone")],
        ["events of the trail: done", ends.done],
        ["failed", ends.failed],
        ["refused", ends.refused],
        ["unknown", ends.unknown],
        ["closed by the reconciler", ends.byReconciler],
      ] as const
    ).map(([what, number]) => [what, number.toLocaleString("en")]),
    summary:
      `${CHANGES.toLocaleString("en")} changes by ${WORKERS} administrators in ${(seconds / 60).toFixed(0)} min ` +
      `(${(CHANGES / seconds).toFixed(0)}/s), while ${FAULTS * 100} % of all calls to Cognito and to the tables failed: ` +
      `${problems.length} were lost, not written down, written down wrongly or made twice.`,
  }
}

interface Work {
  backend: LocalBackend
  administrator: Person
  subjects: readonly Subject[]
  /** The changes that nobody has taken yet, for all workers. */
  left: IterableIterator<number>
  states: Map<Subject, string>
  book: Book
  problems: string[]
  answers: Answers
}

async function changeAll(work: Work): Promise<void> {
  const { backend, administrator, subjects, left, states, book, problems } = work
  const token = freshToken(backend, administrator)
  for (const number of left) {
    const subject = subjects[number % subjects.length] as Subject
    const before = states.get(subject) ?? (await subject.read())
    const change = subject.next(before)
    const requestId = newRequestId()
    const known = await makeChange(work, change, requestId, token)
    const there = await subject.read()
    states.set(subject, there)
    const isThere = there === change.wanted
    if (!isThere && there !== before) problems.push(`${requestId} ${change.field} has left ${there}.`)
    if (known === "done" && !isThere) problems.push(`${requestId} ${change.field} was acknowledged and is not there.`)
    if (known === "notDone" && isThere)
      problems.push(`${requestId} ${change.field} was said to be not done and is there.`)
    book.enter(requestId, known === "unsure" ? (isThere ? "applied" : "notApplied") : known)
    if (number % 1_000 === 999) process.stdout.write(`\r${number + 1} of ${CHANGES}, ${problems.length} problems`)
  }
}

/** Asks for a change until it is acknowledged, or until nobody can say: then asking again would not help. */
async function makeChange(
  { backend, answers, problems }: Work,
  change: SoakChange,
  requestId: string,
  token: () => Promise<string>,
): Promise<Known | "unsure"> {
  const send = async () => ask(backend, change, requestId, await token())
  for (let tries = 0; tries < TRIES; tries++) {
    const all = Math.random() < 1 / TWICE ? await Promise.all([send(), send()]) : [await send()]
    if (all.length === 2 && all.every((answer) => answer === "done")) problems.push(`${requestId} was done twice.`)
    if (tries > 0 || all.length === 2) answers.repeated += 1
    answers.failed += all.filter((answer) => answer !== "done").length
    if (all.includes("done") || all.includes("repeated done")) {
      if (Math.random() < 1 / AGAIN && (await send()) === "done") problems.push(`${requestId} was done again.`)
      return "done"
    }
    if (all.some((answer) => answer.startsWith("repeated"))) return "unsure"
  }
  return "notDone"
}

/** @returns `done`, `repeated` with what became of the first, or the code of the refusal */
async function ask(
  { state }: LocalBackend,
  { field, declared, arguments: variables }: SoakChange,
  requestId: string,
  authorization: string,
): Promise<string> {
  const names = [...declared.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(", ")
  const fields = field === "updateGroup" ? " { groupName }" : ""
  const query = `mutation (${declared}, $requestId: ID) { ${field}(${names}, requestId: $requestId)${fields} }`
  const { errors } = await graphql(state, query, { authorization }, { ...variables, requestId })
  if (!errors) return "done"
  const message = errors[0]?.message ?? ""
  const [, outcome] = /^RepeatedRequest .*"outcome":"(\w+)"/.exec(message) ?? []
  return outcome ? `repeated ${outcome}` : message
}

function freshToken({ state }: LocalBackend, administrator: Person): () => Promise<string> {
  let at = 0
  let token = ""
  return async () => {
    if (Date.now() - at > SIGN_IN_EVERY_MS) {
      token = (await insist(() => signIn(state, administrator))).AccessToken
      at = Date.now()
    }
    return token
  }
}

function misbehave({ cognito, dynamodb }: LocalBackend): void {
  const [before, after] = [{ share: FAULTS / 2 }, { share: FAULTS / 2, moment: "after" }]
  cognito.control.set({
    faults: [
      { operation: "*", ...before },
      { operation: "*", ...after },
    ],
  })
  dynamodb.control.set({ faults: [before, after] })
}

function behave({ cognito, dynamodb }: LocalBackend): void {
  cognito.control.reset()
  dynamodb.control.reset()
}

async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

/** Holds the whole trail against the book. @returns what in it is not as it was written */
async function readTrail({ state }: LocalBackend, book: Book): Promise<string[]> {
  const { graphqlEndpoint: endpoint, region, owner: credentials } = state
  const graphqlOfOwner = signedGraphqlWith(() => ({ endpoint, region, credentials }))
  async function* entered(): AsyncGenerator<ChainRows> {
    for await (const { chain, rows } of chainsIn(graphqlOfOwner)) {
      const all: unknown[] = []
      for await (const row of rows) all.push(row)
      book.readChain(all as AuditRow[])
      yield { chain, rows: all }
    }
  }
  const findings: string[] = []
  for await (const { chain, seq, problem } of verify(entered(), [])) findings.push(`${chain} ${seq}: ${problem}`)
  book.close()
  return findings
}
