import {
  type CognitoIdentityProviderClient,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider"

/** An app client of the pool, for what only its users can do. */
export async function clientIdOf(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<string | undefined> {
  const { UserPoolClients } = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 1 }))
  return UserPoolClients?.[0]?.ClientId
}
