import { isIP } from "node:net"

/** The formats of AppSync's scalars ("Scalar types in GraphQL", AppSync developer guide). */

const OFFSET = String.raw`(?:Z|[+-]\d\d:\d\d(?::\d\d)?)`
const TIME = String.raw`\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?`
const DATE = String.raw`-?\d{4}-\d\d-\d\d`

export const isDate = pattern(`${DATE}${OFFSET}?`, realDate)
export const isTime = pattern(`${TIME}${OFFSET}?`, realTime)
export const isDateTime = pattern(
  `${DATE}T${TIME}${OFFSET}`,
  (text) => realDate(text) && realTime(text.slice(text.indexOf("T") + 1)),
)
export const isEmail = pattern(String.raw`[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)*`)
export const isPhone = pattern(String.raw`\+?\d[\d\s-]{2,}`)

export function isTimestamp(value: unknown): boolean {
  return Number.isSafeInteger(value)
}

export function isUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value)
}

/** An address, or a subnet in CIDR notation. */
export function isIpAddress(value: unknown): boolean {
  if (typeof value !== "string") return false
  const [address = "", prefix, ...rest] = value.split("/")
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
}

function pattern(source: string, holds: (text: string) => boolean = () => true) {
  const expression = new RegExp(`^${source}$`)
  return (value: unknown): boolean => typeof value === "string" && expression.test(value) && holds(value)
}

function realDate(text: string): boolean {
  const [, year, month, day] = /^(-?\d{4})-(\d\d)-(\d\d)/.exec(text) ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function realTime(text: string): boolean {
  const [, hours, minutes, seconds = "0"] = /^(\d\d):(\d\d)(?::(\d\d))?/.exec(text) ?? []
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
}
