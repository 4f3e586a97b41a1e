/**
 * Does the local Cognito stay fast when a pool grows? Measures, in one run and on disk, one page of `ListUsers` with a
 * prefix filter, one group change (add and remove), and one page of each list of groups and members, in a pool of 1,000
 * and in one of 1,000,000 users, all of whom are in one of 300 groups.
 *
 * The group change is measured twice: first of users whom nobody has looked at since they were made, then, with all the
 * rest, once the pool was looked through. What LevelDB keeps is mapped into memory, and the operating system takes a time
 * of its own for the first look at each part of it; a small pool has no such users for long.
 *
 * Prints both medians and their ratio; ends with 1 when a ratio is over its bound. Last, what it costs to delete the group
 * that everybody is in: that alone grows with the members, and is printed per member.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type LocalCognito, startCognito } from "../local/cognito"
import { manyAtATime } from "./many-at-a-time"
import { type Bound, percentile, printRatio } from "./print"
import { timed } from "./timed"

const SMALL = 1_000
const LARGE = 1_000_000
const ROUNDS = 400
/** Of them the first only warm up. */
const WARM_UP = ROUNDS / 10
const LARGEST_RATIO = 1.5
/** For a group change of a user whom nobody has looked at before. */
const LARGEST_AT_FIRST_LOOK = { atMost: 2.5, aim: LARGEST_RATIO }
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

type Line = [name: string, what: keyof Measured]

const FIRST_LOOK: Line = ["the first group change of a user", "groupChange"]

const MEASURED: Line[] = [
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

/** Looks at users all over the pool, by their addresses, themselves and their groups. */
async function lookThrough(cognito: LocalCognito, id: string): Promise<void> {
  await manyAtATime(Array(LOOKED_AT).keys(), (number) =>
    cognito.call("AdminListGroupsForUser", { UserPoolId: id, Username: address((number * 15_485_863) % LARGE) }),
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

interface Comparison {
  cognito: LocalCognito
  small: string
  large: string
  /** The number of the first round: each has a user of its own. */
  from: number
  lines: Line[]
  bound: Bound
}

/** Goes through some rounds in both pools, and prints what they took. @returns whether every bound was kept */
async function compare({ cognito, small, large, from, lines, bound }: Comparison): Promise<boolean> {
  const samples: { small: Measured[]; large: Measured[] } = { small: [], large: [] }
  // In turns, so that whatever else the machine does befalls both alike.
  for (let number = from; number < from + ROUNDS; number++) {
    const one = await round(cognito, small, SMALL, number)
    const other = await round(cognito, large, LARGE, number)
    if (number >= from + WARM_UP) {
      samples.small.push(one)
      samples.large.push(other)
    }
  }
  const median = (measured: Measured[], what: keyof Measured) => {
    const times = measured.map((it) => it[what])
    return 1000 * percentile(times, 50)
  }
  const kept = lines.map(([name, what]) =>
    printRatio(
      `${name}, ${LARGE} users / ${SMALL}`,
      median(samples.large, what),
      median(samples.small, what),
      "us",
      bound,
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
  const pools = { cognito, small, large }
  const first = await compare({ ...pools, from: 0, lines: [FIRST_LOOK], bound: LARGEST_AT_FIRST_LOOK })
  await lookThrough(cognito, large)
  const others = await compare({ ...pools, from: ROUNDS, lines: MEASURED, bound: { atMost: LARGEST_RATIO } })
  for (const [id, users] of [
    [small, SMALL],
    [large, LARGE],
  ] as const) {
    const ms = await timed(() => cognito.call("DeleteGroup", { UserPoolId: id, GroupName: EVERYBODY }))
    console.log(`DeleteGroup, ${users} members: ${ms.toFixed(1)} ms, ${((1000 * ms) / users).toFixed(1)} us per member`)
  }
  if (!first || !others) process.exitCode = 1
} finally {
  await cognito.close()
  await rm(folder, { recursive: true, force: true })
}
