import { describe, expect, it } from "vitest"
import { TOKEN_VALIDITY_MINUTES } from "@/amplify/auth/user-pool-client"
import { type Effect, lastTokenEnds, takesEffect } from "./takes-effect"

const NOON = Date.parse("2026-11-26T12:00:00.000Z")

describe("the end of the last token", () => {
  it("is as far away as a token is valid", () => {
    expect(Date.parse(lastTokenEnds(NOON)) - NOON).toBe(TOKEN_VALIDITY_MINUTES * 60_000)
  })

  it("is never before it: the minute that is shown is the next full one", () => {
    expect(lastTokenEnds(NOON + 1)).toBe("2026-11-26T12:16:00.000Z")
    expect(lastTokenEnds(NOON + 59_999)).toBe("2026-11-26T12:16:00.000Z")
    expect(lastTokenEnds(NOON + 60_000)).toBe("2026-11-26T12:16:00.000Z")
  })
})

describe("when a change binds", () => {
  const said = (effect: Effect) => {
    const { before, time, after } = takesEffect(effect, "2026-11-26T12:15:00.000Z")
    return `${before}${time?.text ?? ""}${after}`
  }

  it.each<Effect>([
    "groupGiven",
    "groupTaken",
    "roleTaken",
    "roleTakenSignedOut",
    "roleTakenSignedIn",
    "disabled",
    "deleted",
    "signedOut",
    "groupDeleted",
  ])("is said to the minute, with its zone: %s", (effect) => {
    expect(said(effect)).toMatch(/^[A-Z].* 12:15 UTC at the latest\.$/)
  })

  it.each<Effect>(["passwordChanged", "enabled"])("is said to be at once where it is: %s", (effect) => {
    expect(said(effect)).toMatch(/^That binds at once.*\.$/)
    expect(takesEffect(effect, "2026-11-26T12:15:00.000Z").time).toBeUndefined()
  })

  it("has the moment for a script to show it in the reader's zone, and exactly", () => {
    expect(takesEffect("disabled", "2026-11-26T12:15:00.000Z").time).toEqual({
      iso: "2026-11-26T12:15:00.000Z",
      text: "12:15 UTC",
      exact: "Thu, 26 Nov 2026, 12:15:00 UTC",
    })
  })
})
