import type { DeployedIds } from "./attributes"
import type { UserPoolDescription } from "./backend-description"
import type { Resource } from "./stack"

/** Describes the one user pool of the assembly, its one client and its groups. */
export function describeUserPool(resources: readonly Resource[], ids: DeployedIds): UserPoolDescription {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type)
  const [pool, ...otherPools] = ofType("AWS::Cognito::UserPool")
  const [client, ...otherClients] = ofType("AWS::Cognito::UserPoolClient")
  if (!pool || otherPools.length > 0) throw new Error("A backend with exactly one user pool was expected.")
  // Their ids would have to differ; nobody has needed a second one yet.
  if (!client || otherClients.length > 0) throw new Error("A user pool with exactly one client was expected.")
  const [trigger] = Object.keys((pool.properties.LambdaConfig ?? {}) as object)
  if (trigger)
    throw new Error(`The user pool calls a function (${trigger}); the local backend runs no Cognito triggers.`)
  return {
    id: ids.userPoolId,
    properties: pool.properties,
    clients: [{ id: ids.userPoolClientId, properties: client.properties }],
    groups: ofType("AWS::Cognito::UserPoolGroup").map(({ properties }) => ({
      name: String(properties.GroupName),
      ...(properties.Description === undefined ? {} : { description: String(properties.Description) }),
      ...(properties.Precedence === undefined ? {} : { precedence: Number(properties.Precedence) }),
      ...(properties.RoleArn === undefined ? {} : { roleArn: String(properties.RoleArn) }),
    })),
  }
}
