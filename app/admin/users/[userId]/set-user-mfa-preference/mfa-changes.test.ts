import { describe, expect, it } from "vitest"
import { mfaChanges } from "./mfa-changes"

const form = { shown: "SOFTWARE_TOKEN_MFA", shownPreferred: "SOFTWARE_TOKEN_MFA" }

describe("a form of second factors", () => {
  it("changes only what differs from what it showed", () => {
    expect(mfaChanges({ ...form, SMS_MFA: "on", SOFTWARE_TOKEN_MFA: "on" })).toEqual({
      enable: ["SMS_MFA"],
      disable: [],
    })
    expect(mfaChanges(form)).toEqual({ enable: [], disable: ["SOFTWARE_TOKEN_MFA"] })
  })

  it("names the one that comes first, also when it was on before", () => {
    const both = { shown: "SMS_MFA,SOFTWARE_TOKEN_MFA", shownPreferred: "SMS_MFA" }
    expect(mfaChanges({ ...both, SMS_MFA: "on", SOFTWARE_TOKEN_MFA: "on", preferred: "SOFTWARE_TOKEN_MFA" })).toEqual({
      enable: ["SOFTWARE_TOKEN_MFA"],
      disable: [],
      preferred: "SOFTWARE_TOKEN_MFA",
    })
  })

  it.each([
    ["nothing differs", { ...form, SOFTWARE_TOKEN_MFA: "on", preferred: "SOFTWARE_TOKEN_MFA" } as const, "noChange"],
    ["one shall come first that is off", { ...form, preferred: "SOFTWARE_TOKEN_MFA" } as const, "preferredFactor"],
  ])("is refused when %s", (_, given, rule) => {
    expect(() => mfaChanges(given)).toThrow(expect.objectContaining({ parameters: { field: "preferred", rule } }))
  })
})
