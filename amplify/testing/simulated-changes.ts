import { groupTarget, POOL_TARGET, userTarget } from "../data/audit/audit-keys"
import type { JsonObject, JsonValue } from "../data/audit/canonical-json"
import type { SimulatedPool } from "./simulated-pool"

/** A change of a simulated pool, as the handlers make them: what is written down of it, and how it is made. */
export interface SimulatedChange {
  action: string
  target: string
  arguments: JsonObject
  before(): JsonValue
  /**
   * @returns the target of what was made
   * @throws Refused where Cognito would refuse, in `before` too
   */
  make(): string | undefined
}

const FEWEST_USERS = 800

/** Fills a pool with some users and groups, few enough that changes meet. */
export function fill(pool: SimulatedPool): void {
  for (let number = 0; number < 1_000; number++) pool.createUser(`person${number}@example.com`, "CONFIRMED")
  for (let number = 0; number < 60; number++) pool.createGroup(`GROUP${number}`)
}

/** One of the changes that the console can make, to somebody or something of the pool. */
export function anyChange(pool: SimulatedPool, random: () => number): SimulatedChange {
  const below = (bound: number) => Math.floor(random() * bound)
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const userId = oneOf([...pool.users.keys()])
  const groupName = oneOf([...pool.groups.keys(), "GROUP0"])
  return oneOf([
    ...ofMembership(pool, userId, groupName),
    ...ofAccount(pool, userId, below(2) === 0),
    ...ofAttribute(pool, userId, oneOf(["name", "email", "custom:badge"]), oneOf(["", "v1", "v2", "v3", "v4"])),
    ...ofGroup(pool, groupName, oneOf([null, "d1", "d2"])),
    creationOfUser(pool, below(3) === 0 ? `person${below(1_000)}@example.com` : `new${below(1_000_000)}@example.com`),
    creationOfGroup(pool, `GROUP${below(120)}`),
  ])
}

function ofMembership(pool: SimulatedPool, userId: string, groupName: string): SimulatedChange[] {
  const change = {
    ...{ target: userTarget(userId), arguments: { userId, groupName } },
    before: () => ({ member: pool.user(userId).groups.has(groupName) }),
  }
  const add = () => {
    pool.group(groupName)
    pool.user(userId).groups.add(groupName)
  }
  const remove = () => {
    pool.user(userId).groups.delete(groupName)
  }
  return [
    { ...change, action: "addUserToGroup", make: made(add) },
    { ...change, action: "removeUserFromGroup", make: made(remove) },
  ]
}

function ofAccount(pool: SimulatedPool, userId: string, permanent: boolean): SimulatedChange[] {
  const change = {
    ...{ target: userTarget(userId), arguments: { userId } },
    before: () => ({ enabled: pool.user(userId).enabled, status: pool.user(userId).status }),
  }
  const becomes = (state: Partial<ReturnType<SimulatedPool["user"]>>) =>
    made(() => {
      Object.assign(pool.user(userId), state)
    })
  const password = { status: permanent ? ("CONFIRMED" as const) : ("FORCE_CHANGE_PASSWORD" as const) }
  const changes: SimulatedChange[] = [
    { ...change, action: "enableUser", make: becomes({ enabled: true }) },
    { ...change, action: "disableUser", make: becomes({ enabled: false }) },
    { ...change, action: "confirmSignUp", make: becomes({ status: "CONFIRMED" }) },
    { ...change, action: "resetUserPassword", make: becomes({ status: "RESET_REQUIRED" }) },
    { ...change, action: "setUserPassword", arguments: { userId, permanent }, make: becomes(password) },
    { ...change, action: "signOutUser", make: becomes({}) },
  ]
  const deletion = { ...change, action: "deleteUser", make: made(() => pool.deleteUser(userId)) }
  return pool.users.size > FEWEST_USERS ? [...changes, deletion] : changes
}

function ofAttribute(pool: SimulatedPool, userId: string, name: string, value: string): SimulatedChange[] {
  const change = {
    target: userTarget(userId),
    before: () => ({ [name]: pool.user(userId).attributes.get(name) ?? null }),
  }
  const changes = [{ name, value, shown: null }]
  const set = (text: string) => made(() => pool.setAttribute(userId, name, text))
  return [
    { ...change, action: "updateUserAttributes", arguments: { userId, changes }, make: set(value) },
    { ...change, action: "deleteUserAttributes", arguments: { userId, attributes: [{ name }] }, make: set("") },
  ]
}

function ofGroup(pool: SimulatedPool, groupName: string, description: string | null): SimulatedChange[] {
  const change = {
    target: groupTarget(groupName),
    before: () => ({ description: pool.group(groupName).description, precedence: null }),
  }
  const describe = () => {
    pool.group(groupName).description = description
  }
  const described = { groupName, ...(description && { description }) }
  return [
    { ...change, action: "updateGroup", arguments: described, make: made(describe) },
    { ...change, action: "deleteGroup", arguments: { groupName }, make: made(() => pool.deleteGroup(groupName)) },
  ]
}

const creationOfUser = (pool: SimulatedPool, username: string): SimulatedChange => ({
  ...{ action: "createUser", target: POOL_TARGET, arguments: { username }, before: () => null },
  make: () => userTarget(pool.createUser(username)),
})

const creationOfGroup = (pool: SimulatedPool, groupName: string): SimulatedChange => ({
  ...{ action: "createGroup", target: groupTarget(groupName), arguments: { groupName }, before: () => null },
  make: made(() => pool.createGroup(groupName)),
})

const made = (change: () => void) => () => {
  change()
  return undefined
}
