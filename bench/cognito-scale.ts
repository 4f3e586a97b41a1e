/**
 * Does the local Cognito stay fast when a pool grows? Measures, in one run and on disk, one page of `ListUsers` with a
 * prefix filter and one group change (add and remove), in a pool of 1,000 and in one of 100,000 users.
 *
 * Prints both medians and their ratio; ends with 1 when a ratio is over 2.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type LocalCognito, startCognito } from "../local/cognito"

const SMALL = 1_000
const LARGE = 100_000
const ROUNDS = 400
const LARGEST_RATIO = 2
const CONCURRENCY = 64

interface Measured {
  page: number
  groupChange: number
}

async function pool(cognito: LocalCognito, id: string, users: number): Promise<string> {
  await cognito.deploy({
    id,
    properties: { UsernameAttributes: ["email"], UsernameConfiguration: { CaseSensitive: false } },
    clients: [],
    groups: [{ name: "EDITORS" }],
  })
  const started = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (next < users) {
        const number = next++
        await cognito.call("AdminCreateUser", {
          UserPoolId: id,
          Username: address(number),
          MessageAction: "SUPPRESS",
          UserAttributes: [
            { Name: "given_name", Value: `Given${number % 977}` },
            { Name: "family_name", Value: `Family${number % 1999}` },
          ],
        })
        if (number % 20_000 === 19_999) console.log(`  ${number + 1} of ${users} users`)
      }
    }),
  )
  console.log(`made ${users} users in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return id
}

/** Spread over the alphabet, so that a prefix of two digits finds more than a page in either pool. */
const address = (number: number) => `${String((number * 7919) % 100).padStart(2, "0")}user${number}@example.com`

async function round(cognito: LocalCognito, id: string, users: number, number: number): Promise<Measured> {
  const prefix = String(number % 100).padStart(2, "0")
  const page = await timed(() =>
    cognito.call("ListUsers", { UserPoolId: id, Limit: 10, Filter: `email ^= "${prefix}user"` }),
  )
  const change = { UserPoolId: id, Username: address((number * 104_729) % users), GroupName: "EDITORS" }
  const groupChange = await timed(async () => {
    await cognito.call("AdminAddUserToGroup", change)
    await cognito.call("AdminRemoveUserFromGroup", change)
  })
  return { page, groupChange }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function report(name: string, small: number[], large: number[]): boolean {
  const [a, b] = [median(small), median(large)]
  const ratio = b / a
  const verdict = ratio <= LARGEST_RATIO ? "ok" : `over ${LARGEST_RATIO}`
  console.log(
    `${name}: p50 ${a.toFixed(3)} ms at ${SMALL}, ${b.toFixed(3)} ms at ${LARGE} users; ratio ${ratio.toFixed(2)} (${verdict})`,
  )
  return ratio <= LARGEST_RATIO
}

const folder = await mkdtemp(join(tmpdir(), "cognito-scale-"))
const cognito = await startCognito({
  region: "us-east-1",
  accountId: "000000000000",
  port: 0,
  folder,
  principals: () => undefined,
})
try {
  const large = await pool(cognito, "us-east-1_Large0000", LARGE)
  const small = await pool(cognito, "us-east-1_Small0000", SMALL)
  const samples: { small: Measured[]; large: Measured[] } = { small: [], large: [] }
  // In turns, so that whatever else the machine does befalls both alike; the first rounds only warm up.
  for (let number = 0; number < ROUNDS; number++) {
    const one = await round(cognito, small, SMALL, number)
    const other = await round(cognito, large, LARGE, number)
    if (number >= ROUNDS / 10) {
      samples.small.push(one)
      samples.large.push(other)
    }
  }
  const of = (measured: Measured[], what: keyof Measured) => measured.map((it) => it[what])
  const fast = [
    report("ListUsers, prefix filter", of(samples.small, "page"), of(samples.large, "page")),
    report("one group change", of(samples.small, "groupChange"), of(samples.large, "groupChange")),
  ]
  if (fast.includes(false)) process.exitCode = 1
} finally {
  await cognito.close()
  await rm(folder, { recursive: true, force: true })
}
