import { localPart, makeName } from "./names"
import { randomFrom } from "./random"

/** The groups beside those of the console's roles, as a small company's app might have them. */
export const SAMPLE_GROUPS = [
  { GroupName: "PARTNERS", Description: "Sells to customers of their own", Precedence: 10 },
  { GroupName: "EDITORS", Description: "Writes and publishes articles", Precedence: 20 },
  { GroupName: "BILLING", Description: "Sees invoices and refunds payments", Precedence: 30 },
  { GroupName: "TRANSLATORS", Description: "Translates articles that editors have released", Precedence: 40 },
  { GroupName: "BETA-TESTERS", Description: "Gets new features two weeks before everybody else" },
] as const

export type SampleStatus = "CONFIRMED" | "FORCE_CHANGE_PASSWORD" | "RESET_REQUIRED" | "UNCONFIRMED"

export interface SamplePerson {
  email: string
  attributes: { Name: string; Value: string }[]
  status: SampleStatus
  disabled: boolean
  groups: string[]
  /** Signs in with the code of an authenticator app, too. */
  authenticator: boolean
}

/** How many people have an app; each costs a sign-in of their own. */
const AUTHENTICATORS = 3

/** `count` people who look like a real app's users; the same ones at every run. */
export function* makePeople(count: number): Generator<SamplePerson> {
  const random = randomFrom(2026)
  let authenticators = 0
  for (let number = 1; number <= count; number++) {
    const name = makeName(random)
    const status = pickStatus(random.chance)
    const attributes = [
      ...(name
        ? [
            { Name: "name", Value: name.name },
            { Name: "given_name", Value: name.givenName },
            { Name: "family_name", Value: name.familyName },
          ]
        : []),
      ...(random.chance(0.3)
        ? [{ Name: "locale", Value: random.pick(["en-GB", "de-DE", "fr-FR", "ja-JP", "ar-EG"]) }]
        : []),
    ]
    const disabled = status === "CONFIRMED" && random.chance(0.06)
    const authenticator = status === "CONFIRMED" && !disabled && authenticators < AUTHENTICATORS
    if (authenticator) authenticators++
    yield {
      email: `${localPart(name)}.${number}@example.com`,
      attributes,
      status,
      disabled,
      authenticator,
      groups:
        status === "UNCONFIRMED" ? [] : SAMPLE_GROUPS.filter(() => random.chance(0.09)).map((group) => group.GroupName),
    }
  }
}

function pickStatus(chance: (share: number) => boolean): SampleStatus {
  if (chance(0.1)) return "FORCE_CHANGE_PASSWORD"
  if (chance(0.05)) return "UNCONFIRMED"
  if (chance(0.04)) return "RESET_REQUIRED"
  return "CONFIRMED"
}
