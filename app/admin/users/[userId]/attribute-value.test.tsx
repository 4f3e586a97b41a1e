import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { AttributeValue } from "./attribute-value"

const shown = (value: string) => renderToStaticMarkup(<AttributeValue name="custom:value" value={value} />)

describe("the value of an attribute", () => {
  it("is an hour that reads like one", () => {
    expect(shown("2026-03-01T17:00:00.5Z")).toMatch(/^<time dateTime="2026-03-01T17:00:00.5Z".*1 Mar 2026, 17:00/)
  })

  it.each(["0000-00-00T00:00:00Z", "2026-13-01T00:00Z", "2026-01-01T:Z", "2026-01-01T25:00:00Z"])(
    "is text where it only looks like an hour: %s",
    (value) => {
      expect(shown(value)).toBe(`<bdi class="whitespace-pre-line">${value}</bdi>`)
    },
  )

  it("is yes or no where it is true or false", () => {
    expect([shown("true"), shown("FALSE")]).toEqual(["Yes", "No"])
  })
})
