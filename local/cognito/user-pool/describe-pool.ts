import type { AttributeDefinition } from "./pool-definition"
import type { UserPool } from "./user-pool"

/** Properties that only CloudFormation has, or that the API shows under another name. */
const NOT_SHOWN = new Set(["UserPoolName", "PoolName", "EnabledMfas", "Schema"])

/** `UserPoolType` of the API: the definition as it was given, and what the service knows besides. */
export function describePool(pool: UserPool) {
  const { record, definition } = pool
  const given = Object.fromEntries(Object.entries(record.properties).filter(([name]) => !NOT_SHOWN.has(name)))
  return {
    ...given,
    Id: pool.id,
    Name: definition.PoolName ?? definition.UserPoolName ?? pool.name,
    Arn: pool.arn,
    Policies: { PasswordPolicy: pool.passwordPolicy },
    MfaConfiguration: definition.MfaConfiguration,
    UsernameConfiguration: definition.UsernameConfiguration,
    SchemaAttributes: [...pool.attributes.values()].map(describeAttribute),
    EstimatedNumberOfUsers: pool.counts.users,
    CreationDate: record.created / 1000,
    LastModifiedDate: record.modified / 1000,
  }
}

/** The API writes bounds as text. */
function describeAttribute(definition: AttributeDefinition) {
  const { StringAttributeConstraints, NumberAttributeConstraints, ...rest } = definition
  const asText = (bounds: Record<string, number | undefined>) =>
    Object.fromEntries(
      Object.entries(bounds).flatMap(([name, bound]) => (bound === undefined ? [] : [[name, String(bound)]])),
    )
  return {
    ...rest,
    DeveloperOnlyAttribute: false,
    ...(StringAttributeConstraints ? { StringAttributeConstraints: asText(StringAttributeConstraints) } : {}),
    ...(NumberAttributeConstraints ? { NumberAttributeConstraints: asText(NumberAttributeConstraints) } : {}),
  }
}
