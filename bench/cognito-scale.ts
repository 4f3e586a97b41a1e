/**
 * Does the local Cognito stay fast when a pool grows? Measures, in one run and on disk, one page of `ListUsers` with a
 * prefix filter, one group change (add and remove), and one page of each list of groups and members, in a pool of 1,000
 * and in one of 1,000,000 users, all of whom are in one of 300 groups.
 *
 * Measured twice: of users whom nobody has looked at since they were made, and once the pool was looked through, because
 * what LevelDB keeps is mapped into memory, and the operating system takes a time of its own for the first look at each
 * part of it. A small pool has no such users for long.
 *
 * Prints both medians and their ratio; ends with 1 when a ratio is over its bound. Last, what it costs to delete the group
 * that everybody is in: that alone grows with the members, and is printed per member.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type LocalCognito, startCognito } from "../local/cognito"
import { manyAtATime } from "./many-at-a-time"
import { percentile, printRatio } from "./print"
import { timed } from "./timed"

const SMALL = 1_000
const LARGE = 1_000_000
const ROUNDS = 400
/** Of them the first only warm up. */
const WARM_UP = ROUNDS / 10
const LARGEST_RATIO = 1.5
/** Where nobody has looked at the users before. */
const LARGEST_AT_FIRST_LOOK = { atMost: 2, aim: LARGEST_RATIO }
/** So many, spread over the pool, that there are some in whatever the operating system maps at once (64 KiB). */
const LOOKED_AT = 60_000
const GROUPS = 300
/** Holds every user. */
const EVERYBODY = "EVERYBODY"

interface Measured {
  page: number
  groupChange: number
  members: number
  groupsOfUser: number
  groups: number
}

const MEASURED: [name: string, what: keyof Measured][] = [
  ["ListUsers, prefix filter", "page"],
  ["one group change", "groupChange"],
  ["ListUsersInGroup, 60 of all", "members"],
  ["AdminListGroupsForUser", "groupsOfUser"],
  [`ListGroups, 60 of ${GROUPS}`, "groups"],
]

async function pool(cognito: LocalCognito, id: string, users: number): Promise<string> {
  await cognito.deploy({
    id,
    properties: { UsernameAttributes: ["email"], UsernameConfiguration: { CaseSensitive: false } },
    clients: [],
    groups: Array.from({ length: GROUPS }, (_, number) => ({ name: number === 0 ? EVERYBODY : `group${number}` })),
  })
  const started = performance.now()
  await manyAtATime(Array(users).keys(), async (number) => {
    await cognito.call("AdminCreateUser", {
      UserPoolId: id,
      Username: address(number),
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "given_name", Value: `Given${number % 977}` },
        { Name: "family_name", Value: `Family${number % 1999}` },
      ],
    })
    await cognito.call("AdminAddUserToGroup", { UserPoolId: id, Username: address(number), GroupName: EVERYBODY })
    if (number % 100_000 === 99_999) console.log(`  ${number + 1} of ${users} users`)
  })
  console.log(`made ${users} users in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return id
}

/** Spread over the alphabet, so that a prefix of two digits finds ten users in the small pool. */
const address = (number: number) => `${String((number * 7919) % 100).padStart(2, "0")}user${number}@example.com`

async function lookThrough(cognito: LocalCognito, id: string, users: number): Promise<void> {
  const looked = Math.min(users, LOOKED_AT)
  await manyAtATime(Array(looked).keys(), (number) =>
    cognito.call("AdminListGroupsForUser", {
      UserPoolId: id,
      Username: address(Math.floor((number * users) / looked)),
    }),
  )
}

async function round(cognito: LocalCognito, id: string, users: number, number: number): Promise<Measured> {
  const prefix = String(number % 100).padStart(2, "0")
  // Half of what the small pool has: in either pool there is a next page, whose token costs something.
  const page = await timed(() =>
    cognito.call("ListUsers", { UserPoolId: id, Limit: 5, Filter: `email ^= "${prefix}user"` }),
  )
  const user = { UserPoolId: id, Username: address((number * 104_729) % users) }
  const change = { ...user, GroupName: `group${1 + (number % (GROUPS - 1))}` }
  const groupChange = await timed(async () => {
    await cognito.call("AdminAddUserToGroup", change)
    await cognito.call("AdminRemoveUserFromGroup", change)
  })
  const members = await timed(() => cognito.call("ListUsersInGroup", { UserPoolId: id, GroupName: EVERYBODY }))
  const groupsOfUser = await timed(() => cognito.call("AdminListGroupsForUser", user))
  const groups = await timed(() => cognito.call("ListGroups", { UserPoolId: id }))
  return { page, groupChange, members, groupsOfUser, groups }
}

/** Measures everything in both pools, and prints it. @returns whether every bound was kept */
async function compare(cognito: LocalCognito, small: string, large: string, firstLook: boolean): Promise<boolean> {
  const samples: { small: Measured[]; large: Measured[] } = { small: [], large: [] }
  // In turns, so that whatever else the machine does befalls both alike.
  for (let count = 0; count < ROUNDS; count++) {
    // Never a user of the other comparison.
    const number = firstLook ? count : ROUNDS + count
    const one = await round(cognito, small, SMALL, number)
    const other = await round(cognito, large, LARGE, number)
    if (count >= WARM_UP) {
      samples.small.push(one)
      samples.large.push(other)
    }
  }
  const median = (measured: Measured[], what: keyof Measured) =>
    1000 *
    percentile(
      measured.map((it) => it[what]),
      50,
    )
  console.log(`\n${firstLook ? "nobody looked at before" : "looked through before"}, ${LARGE} users / ${SMALL}:`)
  const kept = MEASURED.map(([name, what]) =>
    printRatio(
      name,
      median(samples.large, what),
      median(samples.small, what),
      "us",
      firstLook ? LARGEST_AT_FIRST_LOOK : { atMost: LARGEST_RATIO },
    ),
  )
  return !kept.includes(false)
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
  const atFirst = await compare(cognito, small, large, true)
  await lookThrough(cognito, large, LARGE)
  const afterwards = await compare(cognito, small, large, false)
  console.log()
  for (const [id, users] of [
    [small, SMALL],
    [large, LARGE],
  ] as const) {
    const ms = await timed(() => cognito.call("DeleteGroup", { UserPoolId: id, GroupName: EVERYBODY }))
    console.log(`DeleteGroup, ${users} members: ${ms.toFixed(1)} ms, ${((1000 * ms) / users).toFixed(1)} us per member`)
  }
  if (!atFirst || !afterwards) process.exitCode = 1
} finally {
  await cognito.close()
  await rm(folder, { recursive: true, force: true })
}
