import type { Look } from "../data/audit/look"

/** As Cognito refuses: nothing was changed. */
export class Refused extends Error {}

interface SimulatedUser {
  enabled: boolean
  status: "UNCONFIRMED" | "CONFIRMED" | "RESET_REQUIRED" | "FORCE_CHANGE_PASSWORD"
  createdAt: string
  attributes: Map<string, string>
  groups: Set<string>
}

interface SimulatedGroup {
  description: string | null
  precedence: number | null
  createdAt: string
}

/** A user pool of which only the state is simulated, and the looks that the reconciler takes at it. */
export class SimulatedPool {
  readonly users = new Map<string, SimulatedUser>()
  readonly groups = new Map<string, SimulatedGroup>()
  readonly #now: () => number
  #made = 0

  constructor(now: () => number) {
    this.#now = now
  }

  readonly look: Look = {
    user: async (userId) => this.#listed(userId),
    userCalled: async (username) => this.#listed(this.#idOf(username)),
    groupsOf: async ({ userId }) => [...(this.users.get(userId)?.groups ?? [])],
    group: async (groupName) => {
      const group = this.groups.get(groupName)
      return group ? { ...group, groupName, updatedAt: group.createdAt } : null
    },
  }

  user(userId: string): SimulatedUser {
    const user = this.users.get(userId)
    if (!user) throw new Refused()
    return user
  }

  group(groupName: string): SimulatedGroup {
    const group = this.groups.get(groupName)
    if (!group) throw new Refused()
    return group
  }

  /** @returns the new user's `sub` */
  createUser(email: string, status: SimulatedUser["status"] = "FORCE_CHANGE_PASSWORD"): string {
    if (this.#idOf(email) !== "") throw new Refused()
    const userId = `00000000-0000-4000-8000-${String(this.#made++).padStart(12, "0")}`
    const attributes = new Map([["email", email]])
    this.users.set(userId, { enabled: true, status, createdAt: this.#moment(), attributes, groups: new Set() })
    return userId
  }

  deleteUser(userId: string): void {
    if (!this.users.delete(userId)) throw new Refused()
  }

  setAttribute(userId: string, name: string, value: string): void {
    const { attributes } = this.user(userId)
    if (value) attributes.set(name, value)
    else attributes.delete(name)
  }

  createGroup(groupName: string): void {
    if (this.groups.has(groupName)) throw new Refused()
    this.groups.set(groupName, { description: null, precedence: null, createdAt: this.#moment() })
  }

  deleteGroup(groupName: string): void {
    if (!this.groups.delete(groupName)) throw new Refused()
    for (const { groups } of this.users.values()) groups.delete(groupName)
  }

  #idOf(email: string): string {
    const [userId] = [...this.users].find(([, { attributes }]) => attributes.get("email") === email) ?? []
    return userId ?? ""
  }

  #listed(userId: string) {
    const user = this.users.get(userId)
    if (!user) return null
    const { enabled, status, createdAt } = user
    const attributes = [...user.attributes].map(([name, value]) => ({ name, value }))
    const named = { email: user.attributes.get("email") ?? null, emailVerified: false, name: null }
    return { userId, username: userId, enabled, status, createdAt, updatedAt: createdAt, attributes, ...named }
  }

  #moment = () => new Date(this.#now()).toISOString()
}
