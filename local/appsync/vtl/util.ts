import { randomUUID } from "node:crypto"
import { dynamodbToolbox, transformToolbox } from "./dynamodb-tools"
import { TemplateError } from "./template-error"
import { Toolbox } from "./toolbox"
import { isEqual, isMap, typeName, type Value, type ValueMap } from "./values"

/** What `$util` needs to know of the call that it is used in. */
export interface UtilContext {
  /** What `$util.authType()` answers. */
  authType: string
  parentTypeName: string
  fieldName: string
  /** Takes the errors of `$util.appendError`. */
  appendError(error: TemplateError): void
  now: Date
}

const isNull = (value: Value) => value === null || value === undefined
const isEmpty = (value: Value) =>
  isNull(value) ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isMap(value) && Object.keys(value).length === 0)
const isBlank = (value: Value) => isEmpty(value) || (typeof value === "string" && value.trim() === "")

/** `$util` of a mapping template: the functions of AppSync's "Utility helpers in $util" that are supported. */
export function createUtil(context: UtilContext): Toolbox {
  const { now } = context
  return new Toolbox("util", {
    qr: () => "",
    quiet: () => "",
    toJson: (value: Value) => JSON.stringify(value ?? null),
    parseJson: (text: string) => JSON.parse(text),
    autoId: () => randomUUID(),
    isNull,
    isNullOrEmpty: isEmpty,
    isNullOrBlank: isBlank,
    defaultIfNull: (value: Value, fallback: Value) => (isNull(value) ? fallback : value),
    defaultIfNullOrEmpty: (value: Value, fallback: Value) => (isEmpty(value) ? fallback : value),
    defaultIfNullOrBlank: (value: Value, fallback: Value) => (isBlank(value) ? fallback : value),
    isString: (value: Value) => typeof value === "string",
    isNumber: (value: Value) => typeof value === "number",
    isBoolean: (value: Value) => typeof value === "boolean",
    isList: (value: Value) => Array.isArray(value),
    isMap,
    typeOf: typeName,
    matches: (pattern: string, text: string) => new RegExp(pattern).test(text),
    urlEncode: (text: string) => encodeURIComponent(text),
    urlDecode: (text: string) => decodeURIComponent(text),
    base64Encode: (text: string) => Buffer.from(text).toString("base64"),
    base64Decode: (text: string) => Buffer.from(text, "base64").toString(),
    authType: () => context.authType,
    unauthorized: () => {
      throw new TemplateError(
        `Not Authorized to access ${context.fieldName} on type ${context.parentTypeName}`,
        "Unauthorized",
      )
    },
    error: (message: string, type?: string, data?: Value, info?: Value) => {
      throw new TemplateError(message, type, data, info)
    },
    appendError: (message: string, type?: string, data?: Value, info?: Value) => {
      context.appendError(new TemplateError(message, type, data, info))
      return ""
    },
    validate: (holds: boolean, message: string, type = "CustomTemplateException", data?: Value) => {
      if (!holds) throw new TemplateError(message, type, data)
      return ""
    },
    time: new Toolbox("util.time", {
      nowISO8601: () => now.toISOString(),
      nowEpochSeconds: () => Math.floor(now.getTime() / 1000),
      nowEpochMilliSeconds: () => now.getTime(),
      epochMilliSecondsToISO8601: (milliseconds: number) => new Date(milliseconds).toISOString(),
    }),
    map: new Toolbox("util.map", {
      copyAndRetainAllKeys: (map: ValueMap, keys: string[]) => pick(map, (key) => keys.includes(key)),
      copyAndRemoveAllKeys: (map: ValueMap, keys: string[]) => pick(map, (key) => !keys.includes(key)),
    }),
    list: new Toolbox("util.list", {
      copyAndRetainAll: (list: Value[], other: Value[]) => list.filter((item) => includes(other, item)),
      copyAndRemoveAll: (list: Value[], other: Value[]) => list.filter((item) => !includes(other, item)),
    }),
    str: new Toolbox("util.str", {
      toLower: (text: string) => text.toLowerCase(),
      toUpper: (text: string) => text.toUpperCase(),
      toReplace: (text: string, part: string, by: string) => text.replaceAll(part, () => by),
      normalize: (text: string, form: "NFC" | "NFD" | "NFKC" | "NFKD") => text.normalize(form.toUpperCase()),
    }),
    dynamodb: dynamodbToolbox,
    transform: transformToolbox,
  })
}

function pick(map: ValueMap, keep: (key: string) => boolean): ValueMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => keep(key)))
}

function includes(list: Value[], item: Value): boolean {
  return list.some((candidate) => isEqual(candidate, item))
}
