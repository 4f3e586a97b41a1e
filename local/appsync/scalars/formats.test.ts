import { describe, expect, it } from "vitest"
import { isDate, isDateTime, isEmail, isIpAddress, isPhone, isTime, isTimestamp, isUrl } from "./formats"

const FORMATS: [string, (value: unknown) => boolean, unknown[], unknown[]][] = [
  ["AWSDate", isDate, ["2024-02-29", "2024-01-01Z", "2024-01-01+02:00"], ["2023-02-29", "2024-13-01", "20240101", 5]],
  ["AWSTime", isTime, ["10:00", "10:00:59.123456789Z", "23:59:59-07:00"], ["24:00", "10:60", "1:00", "10"]],
  [
    "AWSDateTime",
    isDateTime,
    ["2024-02-29T10:00Z", "2024-02-29T10:00:00.000Z", "2024-02-29T10:00:00+02:00:00"],
    ["2024-02-29T10:00:00", "2024-02-30T10:00Z", "2024-02-29T25:00Z", "2024-02-29 10:00Z", ""],
  ],
  ["AWSTimestamp", isTimestamp, [0, -5, 1700000000], [1.5, "5", Number.NaN]],
  ["AWSEmail", isEmail, ["a@b.example", "a+b@localhost"], ["a", "a@", "@b", "a b@c.example", "a@b..c", null]],
  ["AWSURL", isUrl, ["https://a.example/b?c", "mailto:a@b.example"], ["a.example", "", 1]],
  ["AWSPhone", isPhone, ["+1 555-0100", "5550100"], ["+", "phone", "1"]],
  [
    "AWSIPAddress",
    isIpAddress,
    ["127.0.0.1", "10.0.0.0/8", "::1", "fe80::/10"],
    ["256.1.1.1", "10.0.0.0/33", "::1/129", "x"],
  ],
]

describe.each(FORMATS)("%s", (_, isValid, valid, invalid) => {
  it.each(valid)("takes %j", (value) => expect(isValid(value)).toBe(true))
  it.each(invalid)("refuses %j", (value) => expect(isValid(value)).toBe(false))
})
