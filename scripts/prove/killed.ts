import { type ChildProcess, execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { DeleteGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { graphql } from "../../tests/harness/graphql"
import { groupsThatAreThere, ownerOf, signIn } from "../../tests/harness/people"
import type { Product } from "../../tests/harness/product"
import { stop } from "../child-process"
import { runDev } from "../run-dev"
import type { Proof } from "./proof"

const TIMES = Number(process.env.KILLED_TIMES ?? 200)
/** What is left of a console whose process was killed has to end by itself. */
const MOST_END_MS = 20_000

/** A pool has room for 10,000 groups, and a start for some hundred more: what has been there so long makes room. */
const MOST_GROUPS = 5_000

/** The processes of `npm run dev`, by how their command line begins or ends. */
const PROCESSES = {
  "npm run dev itself": /^node .*scripts\/dev\.ts$/,
  "the local backend": /local\/main\.ts /,
  "next dev": /next\/dist\/bin\/next dev /,
  "its server": /^next-server /,
} as const
type Name = keyof typeof PROCESSES

type State = Pick<
  Product,
  "cognitoEndpoint" | "region" | "userPoolId" | "userPoolClientId" | "graphqlEndpoint" | "admin"
>

/** Kills the processes of `npm run dev` in turn, at any moment while changes are made, and looks what is there afterwards. */
export const killed: Proof = {
  title: "Killed at any moment",
  async prove(root) {
    const folder = await mkdtemp(path.join(tmpdir(), "killed-"))
    try {
      await command(root, "git", "clone", "--quiet", root, folder)
      await command(folder, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
      return await killInTurn(folder)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
    }
  },
}

async function killInTurn(folder: string) {
  const names = Object.keys(PROCESSES) as Name[]
  const counts = Object.fromEntries(names.map((name) => [name, { kills: 0, made: 0, slowest: 0 }]))
  const acknowledged = new Set<string>()
  let latest: string[] = []
  const lost = new Set<string>()
  const changes = () => Object.values(counts).reduce((sum, { made }) => sum + made, 0)
  const look = async (state: State) => {
    for (const groupName of await missing(state, acknowledged, latest)) lost.add(groupName)
  }
  for (let time = 0; time < TIMES; time++) {
    const name = names[time % names.length] as Name
    const started = Date.now()
    const running = start(folder)
    const state = await running.ready
    const count = counts[name] as { kills: number; made: number; slowest: number }
    count.slowest = Math.max(count.slowest, Date.now() - started)
    await look(state)
    if (acknowledged.size > MOST_GROUPS) await deleteGroups(state, acknowledged)

    const before = acknowledged.size
    const making = makeGroups(state, acknowledged, `${time}`)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3_000))
    const processes = await processesOf(running.child.pid)
    const victim = processes.find(({ line }) => PROCESSES[name].test(line))
    if (!victim) throw new Error(`${name} is not among:\n${processes.map(({ line }) => line).join("\n")}`)
    process.kill(victim.pid, "SIGKILL")
    await gone(processes.map(({ pid }) => pid))
    await making.stop()
    count.kills++
    latest = [...acknowledged].slice(before)
    count.made += latest.length
    process.stdout.write(`\r${time + 1} of ${TIMES}, ${changes()} changes, ${lost.size} lost`)
  }
  const last = start(folder)
  await look(await last.ready)
  await endAll(last.child)
  return {
    kept: lost.size === 0 && changes() > 0,
    head: ["killed", "times", "changes acknowledged before", "slowest start before, s"],
    rows: Object.entries(counts).map(([name, { kills, made, slowest }]) => [
      ...[name, String(kills), String(made), (slowest / 1000).toFixed(1)],
    ]),
    summary:
      `SIGKILL ${TIMES} times: it ended as a whole, it started again, and of ${changes()} changes that were ` +
      `acknowledged ${lost.size} were lost, in the pool or in the audit trail. A start is from the command until the ` +
      "console is served.",
  }
}

async function command(cwd: string, program: string, ...words: string[]): Promise<string> {
  return (await promisify(execFile)(program, words, { cwd, maxBuffer: 64 * 1024 * 1024 })).stdout
}

/** Starts `npm run dev`. `ready` is the backend's state once the console is served. */
function start(folder: string) {
  const { child, ready } = runDev(folder)
  const state = async (): Promise<State> =>
    JSON.parse(await readFile(path.join(folder, ".local", "state.json"), "utf8"))
  return { child, ready: ready.then(state) }
}

/** @throws Error when one of the processes is still there after a while */
async function gone(pids: readonly number[]): Promise<void> {
  const until = Date.now() + MOST_END_MS
  while (pids.some(isAlive)) {
    if (Date.now() > until) throw new Error(`Processes are left over: ${pids.filter(isAlive).join(", ")}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function endAll(child: ChildProcess): Promise<void> {
  const processes = await processesOf(child.pid)
  const own = processes.find(({ line }) => PROCESSES["npm run dev itself"].test(line))
  if (own) process.kill(own.pid, "SIGTERM")
  await gone(processes.map(({ pid }) => pid))
  await stop(child)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A process and all that it has started, with their command lines. */
async function processesOf(pid: number | undefined): Promise<{ pid: number; line: string }[]> {
  const listed = await command("/", "ps", "-eo", "pid=,ppid=,args=")
  const all = listed.split("\n").flatMap((row) => {
    const [, own, parent, line] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? []
    return own && line ? [{ pid: Number(own), parent: Number(parent), line: line.trim() }] : []
  })
  const found = all.filter((each) => each.pid === pid)
  for (const each of found) found.push(...all.filter(({ parent }) => parent === each.pid))
  return found
}

/** Makes group after group as the administrator, until it is stopped or nobody answers; notes what was acknowledged. */
function makeGroups(state: State, acknowledged: Set<string>, prefix: string) {
  let stopped = false
  let refused: Error | undefined
  const done = (async () => {
    const query = "mutation ($groupName: String!) { createGroup(groupName: $groupName) { groupName } }"
    const { AccessToken: authorization } = await signIn(state, state.admin)
    for (let number = 0; !stopped; number++) {
      const groupName = `KILLED-${prefix}-${number}`
      const answer = await graphql(state, query, { authorization }, { groupName })
      if (answer.errors?.[0]?.errorType === "LimitExceededException") refused = new Error("The pool has no room.")
      if (answer.errors) throw new Error(answer.errors[0]?.message)
      acknowledged.add(groupName)
    }
  })().catch(() => {})
  return {
    /** @throws Error when it was not the kill that ended it: then nothing was under way at the kill */
    stop: async () => {
      stopped = true
      await done
      if (refused) throw refused
    },
  }
}

/** Deletes what was looked at often enough, and forgets it. */
async function deleteGroups(state: State, acknowledged: Set<string>): Promise<void> {
  const owner = ownerOf(state)
  for (const GroupName of acknowledged) {
    await owner.send(new DeleteGroupCommand({ UserPoolId: state.userPoolId, GroupName }))
    acknowledged.delete(GroupName)
  }
}

/** The groups that were acknowledged and are not in the pool, and the latest of them whose making is not in the audit trail. */
async function missing(state: State, acknowledged: ReadonlySet<string>, latest: readonly string[]): Promise<string[]> {
  const there = await groupsThatAreThere(state)
  const lost = [...acknowledged].filter((groupName) => !there.has(groupName))
  const { AccessToken: authorization } = await signIn(state, state.admin)
  const query = "query ($target: String!) { auditEventsByTarget(target: $target) { items { kind } } }"
  for (const groupName of latest.filter((name) => there.has(name))) {
    const { data } = await graphql(state, query, { authorization }, { target: `group#${groupName}` })
    const { items } = (data?.auditEventsByTarget ?? { items: [] }) as { items: { kind: string }[] }
    if (!items.some(({ kind }) => kind === "intent")) lost.push(groupName)
  }
  return lost
}
