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

  it("has none come first where that was chosen: the one that did is switched on without", () => {
    const both = { shown: "SMS_MFA,SOFTWARE_TOKEN_MFA", SMS_MFA: "on", SOFTWARE_TOKEN_MFA: "on" } as const
    const none = { ...both, shownPreferred: "SOFTWARE_TOKEN_MFA", preferred: "" } as const
    expect(mfaChanges(none)).toEqual({ enable: ["SOFTWARE_TOKEN_MFA"], disable: [] })
    expect(mfaChanges({ ...none, SOFTWARE_TOKEN_MFA: undefined })).toEqual({
      enable: [],
      disable: ["SOFTWARE_TOKEN_MFA"],
    })
  })

  it("leaves the order alone where the form does not ask for it", () => {
    expect(() => mfaChanges({ ...form, SOFTWARE_TOKEN_MFA: "on" })).toThrow("InvalidInput")
    expect(() => mfaChanges({ ...form, shownPreferred: "", SOFTWARE_TOKEN_MFA: "on", preferred: "" })).toThrow(
      "InvalidInput",
    )
  })

  it.each([
    ["nothing differs", { ...form, SOFTWARE_TOKEN_MFA: "on", preferred: "SOFTWARE_TOKEN_MFA" } as const, "noChange"],
    ["one shall come first that is off", { ...form, preferred: "SOFTWARE_TOKEN_MFA" } as const, "preferredFactor"],
  ])("is refused when %s", (_, given, rule) => {
    expect(() => mfaChanges(given)).toThrow(expect.objectContaining({ parameters: { field: "preferred", rule } }))
  })
})
