import * as z from "zod"
import type { AuditOutcome, ChangeFacts } from "./audit-event"
import { userTarget } from "./audit-keys"
import type { JsonValue } from "./canonical-json"
import type { Group, ListedUser, Look } from "./look"
import { attributesDeleted, attributesUpdated } from "./tell-attributes"

/** What a look at Cognito says of a change whose outcome was never written. */
export interface Verdict {
  outcome: Exclude<AuditOutcome, "refused">
  /** What is there now, as far as the change is about it. */
  after?: JsonValue
  /** Whom it made. */
  target?: string
}

/** A change that nobody has closed. */
export interface Unfinished {
  facts: ChangeFacts
  /** When its intent was written, in Unix milliseconds. */
  at: number
}

/**
 * How to tell whether one action was done.
 *
 * `writes` names the things that it changes, and `restsOn` those that it needs to be told by; where another change of the
 * same time writes what this one rests on, nobody can tell the two apart, and nobody is asked.
 */
interface Closing {
  writes(facts: ChangeFacts): string[]
  restsOn(facts: ChangeFacts): string[]
  /** `untold`: nothing that Cognito shows would tell. */
  tell: ((change: Unfinished, look: Look) => Promise<Verdict>) | "untold"
}

/** As long as a function lives, and a clock is off. What came to be later was not made by it. */
export const MADE_WITHIN_MS = 20_000
/** Cognito may give a moment in whole seconds. */
const CREATED_EARLY_MS = 2_000

const UNKNOWN: Verdict = { outcome: "unknown" }

const argument = (facts: ChangeFacts, name: string) => String(facts.arguments[name] ?? "")
const account = (facts: ChangeFacts) => facts.target
const part = (facts: ChangeFacts, name: string) => `${facts.target} ${name}`
const membership = (facts: ChangeFacts) => part(facts, `group#${argument(facts, "groupName")}`)
const attribute = (name: JsonValue | undefined) => `attribute ${String(name).toLowerCase()}`
const SIGN_IN_NAMES = ["email", "phone_number", "preferred_username"]

function attributesOf(facts: ChangeFacts, list: "changes" | "attributes"): string[] {
  const names = z.array(z.object({ name: z.string() })).safeParse(facts.arguments[list]).data ?? []
  return names.flatMap(({ name }) => [part(facts, attribute(name)), ...(SIGN_IN_NAMES.includes(name) ? ["names"] : [])])
}

const ofMembership = (member: boolean): Closing => ({
  writes: (facts) => [membership(facts)],
  restsOn: (facts) => [membership(facts), account(facts), `group#${argument(facts, "groupName")}`],
  tell: async ({ facts }, look) => {
    const user = await look.user(userOf(facts))
    const groups = user && (await look.groupsOf(user))
    if (!groups) return UNKNOWN
    const now = groups.includes(argument(facts, "groupName"))
    return told({ wanted: member, now, before: beforeOf(facts, "member"), after: { member: now } })
  },
})

const ofEnabled = (enabled: boolean): Closing => ({
  writes: (facts) => [part(facts, "enabled")],
  restsOn: (facts) => [part(facts, "enabled"), account(facts)],
  tell: async ({ facts }, look) => {
    const user = await look.user(userOf(facts))
    if (!user) return UNKNOWN
    const after = stateOf(user)
    return told({ wanted: enabled, now: user.enabled, before: beforeOf(facts, "enabled"), after })
  },
})

/** An action that leaves a user in another state than before, told by that state alone. */
const ofStatus = (tell: (was: unknown, user: ListedUser, facts: ChangeFacts) => AuditOutcome): Closing => ({
  writes: (facts) => [part(facts, "status")],
  restsOn: (facts) => [part(facts, "status"), account(facts)],
  tell: async ({ facts }, look) => {
    const user = await look.user(userOf(facts))
    if (!user) return UNKNOWN
    return { outcome: tell(beforeOf(facts, "status"), user, facts) as Verdict["outcome"], after: stateOf(user) }
  },
})

const untold = (...parts: string[]): Closing => ({
  writes: (facts) => parts.map((name) => part(facts, name)),
  restsOn: () => [],
  tell: "untold",
})

const ofAttributes = (list: "changes" | "attributes", tell: typeof attributesUpdated): Closing => ({
  writes: (facts) => attributesOf(facts, list),
  restsOn: (facts) => [...attributesOf(facts, list).filter((name) => name !== "names"), account(facts)],
  tell: async ({ facts }, look) => {
    const user = await look.user(userOf(facts))
    return user ? tell(facts, user) : UNKNOWN
  },
})

/** Every action that is written down, by its name. */
export const CLOSINGS: Readonly<Record<string, Closing>> = {
  addUserToGroup: ofMembership(true),
  removeUserFromGroup: ofMembership(false),
  enableUser: ofEnabled(true),
  disableUser: ofEnabled(false),
  updateUserAttributes: ofAttributes("changes", attributesUpdated),
  deleteUserAttributes: ofAttributes("attributes", attributesDeleted),

  createUser: {
    writes: (facts) => [`name ${argument(facts, "username").toLowerCase()}`],
    restsOn: (facts) => [`name ${argument(facts, "username").toLowerCase()}`, "names"],
    tell: async ({ facts, at }, look) => {
      const user = await look.userCalled(argument(facts, "username"))
      const outcome = made(user, at)
      return outcome === "done" && user
        ? { outcome, target: userTarget(user.userId), after: stateOf(user) }
        : { outcome }
    },
  },

  deleteUser: {
    writes: (facts) => [account(facts), "names"],
    restsOn: (facts) => [account(facts)],
    tell: async ({ facts }, look) => {
      if (await look.user(userOf(facts))) return { outcome: "failed" }
      return { outcome: facts.before === null ? "unknown" : "done" }
    },
  },

  // Somebody who confirms their own sign-up proves an address by it, which an administrator does not.
  confirmSignUp: ofStatus((was, { status, attributes }) => {
    if (was !== "UNCONFIRMED") return "unknown"
    if (status === "UNCONFIRMED") return "failed"
    const proven = attributes.some(
      ({ name, value }) => /^(email|phone_number)_verified$/.test(name) && value === "true",
    )
    return status === "CONFIRMED" && !proven ? "done" : "unknown"
  }),

  // Whoever has set a new password since is CONFIRMED again, so that this does not tell that it failed.
  resetUserPassword: ofStatus((was, { status }) =>
    was !== undefined && was !== "RESET_REQUIRED" && status === "RESET_REQUIRED" ? "done" : "unknown",
  ),

  // A permanent password shows nowhere.
  setUserPassword: ofStatus((was, { status }, facts) => {
    const temporary = facts.arguments.permanent === false
    const tells = was !== undefined && was !== "FORCE_CHANGE_PASSWORD" && status === "FORCE_CHANGE_PASSWORD"
    return temporary && tells ? "done" : "unknown"
  }),

  // A look at somebody's second factors would make them a billed user; sessions and messages show nowhere.
  setUserMfaPreference: untold("factors"),
  signOutUser: untold("sessions"),
  resendInvitation: untold("invitation"),

  createGroup: {
    writes: (facts) => [facts.target],
    restsOn: (facts) => [facts.target],
    tell: async ({ facts, at }, look) => {
      const group = await look.group(argument(facts, "groupName"))
      return { outcome: made(group, at), after: group && settingsOf(group) }
    },
  },

  updateGroup: {
    writes: (facts) => [part(facts, "settings")],
    restsOn: (facts) => [part(facts, "settings"), facts.target],
    tell: async ({ facts }, look) => {
      const group = await look.group(argument(facts, "groupName"))
      const before = settingsSchema.safeParse(facts.before).data
      if (!group || !before || facts.cut?.length) return UNKNOWN
      const wanted = wantedSettings(facts, before)
      return toldBySettings(wanted, settingsOf(group), settingsOf(before))
    },
  },

  deleteGroup: {
    writes: (facts) => [facts.target],
    restsOn: (facts) => [facts.target],
    tell: async ({ facts }, look) => {
      if (await look.group(argument(facts, "groupName"))) return { outcome: "failed" }
      return { outcome: facts.before === null ? "unknown" : "done" }
    },
  },
}

const userOf = ({ target }: ChangeFacts) => target.replace(/^user#/, "")
const stateOf = ({ enabled, status }: ListedUser) => ({ enabled, status })

/** What was there before, `undefined` where the intent does not say. */
function beforeOf({ before }: ChangeFacts, name: string): JsonValue | undefined {
  return z.record(z.string(), z.json()).safeParse(before).data?.[name]
}

/** Something that is either so or not so. Where it was so before, that it is so now says nothing. */
function told({
  wanted,
  now,
  before,
  after,
}: {
  wanted: boolean
  now: boolean
  before: unknown
  after: JsonValue
}): Verdict {
  if (now !== wanted) return { outcome: "failed", after }
  return { outcome: before === !wanted ? "done" : "unknown", after }
}

/** Something that has to have come to be while the function lived, by Cognito's clock. */
function made(created: { createdAt: string } | null, at: number): Verdict["outcome"] {
  if (!created) return "failed"
  const age = Date.parse(created.createdAt) - at
  if (age < -CREATED_EARLY_MS || age > MADE_WITHIN_MS) return "failed"
  return age < 0 ? "unknown" : "done"
}

const settingsSchema = z.object({ description: z.string().nullable(), precedence: z.number().nullable() })
type Settings = Pick<Group, "description" | "precedence">

const settingsOf = ({ description, precedence }: Settings) => ({ description: description || null, precedence })

/** A precedence that is left out stays as it is. */
function wantedSettings({ arguments: { description, precedence } }: ChangeFacts, before: Settings): Settings {
  return {
    description: typeof description === "string" && description ? description : null,
    precedence: typeof precedence === "number" ? precedence : before.precedence,
  }
}

function toldBySettings(wanted: Settings, now: Settings, before: Settings): Verdict {
  const same = (one: Settings, other: Settings) =>
    one.description === other.description && one.precedence === other.precedence
  const after = { ...now }
  if (same(wanted, before)) return { outcome: "unknown", after }
  if (same(now, wanted)) return { outcome: "done", after }
  return { outcome: same(now, before) ? "failed" : "unknown", after }
}
