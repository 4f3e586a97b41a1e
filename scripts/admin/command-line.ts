import { parseArgs } from "node:util"
import { ADMIN_GROUP, isRoleGroup, type RoleGroup } from "../../amplify/data/roles"
import { UsageError } from "./usage-error"
import { usageWords } from "./usage-words"

/** Which backend is meant; neither: whichever `amplify_outputs.json` describes. */
export interface Place {
  local: boolean
  outputs: string | undefined
}

/** What every command that changes something is told. */
export interface ChangeCommand extends Place {
  /** An e-mail address or a user id. */
  who: string
  group: RoleGroup
  reason: string | undefined
  yes: boolean
  breakGlass: boolean
}

export type GrantCommand = ChangeCommand & { name: "grant"; enable: boolean; inviteAgain: boolean }
export type RevokeCommand = ChangeCommand & { name: "revoke"; keepSignedIn: boolean }
export type ListCommand = Place & { name: "list" }
export type RecordCommand = Place & { name: "record"; file: string }
export type Command = GrantCommand | RevokeCommand | ListCommand | RecordCommand

const text = { type: "string" } as const
const flag = { type: "boolean", default: false } as const

const PLACE = { local: flag, outputs: text }
const CHANGE = { ...PLACE, group: { ...text, default: ADMIN_GROUP }, reason: text, yes: flag, "break-glass": flag }

/** Cognito takes user names of up to 128 characters; what an address is else, it says itself. */
const EMAIL = /^(?=.{3,128}$)[^\s@]+@[^\s@]+$/
const USER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether somebody is meant by their user id, Cognito's `sub`, and not by an address. */
export const isUserId = (who: string): boolean => USER_ID.test(who)

/**
 * Reads what stands behind `npm run admin --`.
 * @returns `help` where that is asked for
 * @throws UsageError for what is no command
 */
export function readCommand(given: readonly string[]): Command | "help" {
  const [name, ...rest] = given
  if (given.includes("--help")) return "help"
  switch (name) {
    case "grant": {
      const { values, positionals } = parse(rest, { ...CHANGE, enable: flag, "invite-again": flag })
      const { enable, "invite-again": inviteAgain } = values
      return { name, ...readChange(values, positionals), enable, inviteAgain }
    }
    case "revoke": {
      const { values, positionals } = parse(rest, { ...CHANGE, "keep-signed-in": flag })
      return { name, ...readChange(values, positionals), keepSignedIn: values["keep-signed-in"] }
    }
    case "list": {
      const { values, positionals } = parse(rest, PLACE)
      if (positionals.length > 0) throw new UsageError(usageWords.nothingBehindList)
      return { name, ...readPlace(values) }
    }
    case "record": {
      const { values, positionals } = parse(rest, PLACE)
      const [file, another] = positionals
      if (file === undefined || another !== undefined) throw new UsageError(usageWords.oneFile)
      return { name, ...readPlace(values), file }
    }
    default:
      throw new UsageError(name === undefined ? usageWords.noCommand : usageWords.unknownCommand(name))
  }
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>["options"] & object

function parse<Given extends Options>(args: string[], options: Given) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    // Node's own words: the first sentence says what is wrong, the others how a program would mean it.
    const [sentence = ""] = (error as Error).message.split(/\.? To specify|\n/)
    throw new UsageError(usageWords.wrongOption(sentence))
  }
}

interface ChangeValues extends PlaceValues {
  group: string
  reason?: string
  yes: boolean
  "break-glass": boolean
}

function readChange(values: ChangeValues, positionals: string[]): ChangeCommand {
  const [who, another] = positionals
  if (who === undefined || another !== undefined) throw new UsageError(usageWords.oneUser)
  if (!EMAIL.test(who) && !isUserId(who)) throw new UsageError(usageWords.noAddress(who))
  const { group, reason, yes, "break-glass": breakGlass } = values
  if (!isRoleGroup(group)) throw new UsageError(usageWords.unknownGroup(group))
  return { ...readPlace(values), who, group, reason, yes, breakGlass }
}

interface PlaceValues {
  local: boolean
  outputs?: string
}

function readPlace({ local, outputs }: PlaceValues): Place {
  if (local && outputs !== undefined) throw new UsageError(usageWords.twoPlaces)
  return { local, outputs }
}
