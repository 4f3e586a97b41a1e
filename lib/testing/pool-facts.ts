import type { AttributeDefinition, UserPoolFacts } from "@/lib/user-pool-facts"

/** An attribute of a pool: a text that anybody may change, unless `more` says otherwise. */
export function attributeDefinition(name: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return { name, type: "String", required: false, mutable: true, ...more }
}

const CONTACTS = [
  attributeDefinition("sub", { required: true, mutable: false }),
  attributeDefinition("email"),
  attributeDefinition("email_verified", { type: "Boolean" }),
  attributeDefinition("phone_number"),
  attributeDefinition("phone_number_verified", { type: "Boolean" }),
]

const PASSWORD_POLICY = {
  minimumLength: 8,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
  temporaryPasswordDays: 7,
}

/** A pool with e-mail sign-in, one name and attributes of its own of every type. */
export function emailPool(more: Partial<UserPoolFacts> = {}): UserPoolFacts & { estimatedNumberOfUsers: number } {
  return {
    estimatedNumberOfUsers: 0,
    passwordPolicy: PASSWORD_POLICY,
    signInBy: ["email"],
    mfa: "OFF",
    mfaFactors: [],
    mappedAttributes: [],
    attributes: [
      ...CONTACTS.map((it) => (it.name === "email" ? { ...it, required: true } : it)),
      attributeDefinition("name"),
      attributeDefinition("custom:team", { minLength: 2, maxLength: 5 }),
      attributeDefinition("custom:level", { type: "Number", minValue: 1, maxValue: 10 }),
      attributeDefinition("custom:remote", { type: "Boolean" }),
      attributeDefinition("custom:badge", { mutable: false }),
    ],
    ...more,
  }
}

/** Another pool: telephone sign-in, other required attributes and others of its own. */
export function phonePool(): ReturnType<typeof emailPool> {
  return emailPool({
    signInBy: ["phone_number"],
    attributes: [
      ...CONTACTS,
      attributeDefinition("given_name", { required: true }),
      attributeDefinition("custom:plan"),
      attributeDefinition("custom:since", { type: "DateTime" }),
    ],
  })
}
