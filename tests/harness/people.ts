import { randomBytes, randomUUID } from "node:crypto"
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminSetUserPasswordCommand,
  type AuthenticationResultType,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  InitiateAuthCommand,
  paginateListGroups,
} from "@aws-sdk/client-cognito-identity-provider"
import type { Role } from "../../lib/roles"
import { ACCOUNTS } from "../../sample-data/accounts"
import type { Product } from "./product"

type Pool = Pick<Product, "cognitoEndpoint" | "region" | "userPoolId" | "userPoolClientId">

export interface Person {
  userId: string
  email: string
  password: string
}

/** A client of the account that owns the pool, as the developer's own credentials would make one. */
export function ownerOf({ cognitoEndpoint, region }: Pool): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: "AKIAOWNEROFTHEACCOUNT", secretAccessKey: "any" }
  return new CognitoIdentityProviderClient({ endpoint: cognitoEndpoint, region, credentials })
}

/** Makes a user of the pool who can sign in, in the given groups. Every test makes its own. */
export async function createPerson(pool: Pool, { groups = [], name }: { groups?: string[]; name?: string } = {}) {
  const owner = ownerOf(pool)
  const UserPoolId = pool.userPoolId
  const email = `person-${randomUUID()}@example.com`
  const password = `Aa1-${randomBytes(12).toString("base64url")}`
  const UserAttributes = [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
    ...(name ? [{ Name: "name", Value: name }] : []),
  ]
  const { User } = await owner.send(
    new AdminCreateUserCommand({ UserPoolId, Username: email, UserAttributes, MessageAction: "SUPPRESS" }),
  )
  const userId = User?.Attributes?.find((attribute) => attribute.Name === "sub")?.Value ?? ""
  await owner.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: email, Password: password, Permanent: true }),
  )
  for (const GroupName of groups) {
    await owner.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: email, GroupName }))
  }
  return { userId, email, password } satisfies Person
}

const GROUP_OF_ROLE: Readonly<Record<Role, string>> = { admin: "ADMINS", support: "SUPPORT", auditor: "AUDITORS" }

/** Makes somebody with a role in the console. */
export function createPersonWith(pool: Pool, role: Role, { name }: { name?: string } = {}): Promise<Person> {
  return createPerson(pool, { groups: [GROUP_OF_ROLE[role]], name })
}

/** How the sample data's account with this role signs in; all of them have one password (`sample-data/accounts.ts`). */
export function sampleAccount({ admin }: Pick<Product, "admin">, role: Role): Pick<Person, "email" | "password"> {
  const email = ACCOUNTS.find(({ group }) => group === GROUP_OF_ROLE[role])?.email ?? ""
  return { email, password: admin.password }
}

/** Whether a user is enabled, as Cognito knows them. */
export async function isEnabled(pool: Pool, userId: string): Promise<boolean> {
  const command = new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: userId })
  return (await ownerOf(pool).send(command)).Enabled === true
}

/** The names of a user's groups, as Cognito knows them. */
export async function groupsOf(pool: Pool, userId: string): Promise<string[]> {
  const command = new AdminListGroupsForUserCommand({ UserPoolId: pool.userPoolId, Username: userId })
  const { Groups } = await ownerOf(pool).send(command)
  return (Groups ?? []).map((group) => group.GroupName ?? "").sort()
}

/** Makes a group that has no history and that no other test knows. @returns its name */
export async function createGroup(pool: Pool): Promise<string> {
  const GroupName = `GROUP-${randomUUID()}`
  await ownerOf(pool).send(new CreateGroupCommand({ UserPoolId: pool.userPoolId, GroupName }))
  return GroupName
}

/** The names of all groups, as Cognito knows them. */
export async function groupsThatAreThere(pool: Pool): Promise<Set<string>> {
  const pages = paginateListGroups({ client: ownerOf(pool) }, { UserPoolId: pool.userPoolId })
  const names = new Set<string>()
  for await (const { Groups = [] } of pages) for (const { GroupName = "" } of Groups) names.add(GroupName)
  return names
}

/** What Cognito holds of a user, by the attribute's name. */
export async function attributesOf(pool: Pool, userId: string): Promise<Record<string, string>> {
  const command = new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: userId })
  const { UserAttributes = [] } = await ownerOf(pool).send(command)
  return Object.fromEntries(UserAttributes.map(({ Name = "", Value = "" }) => [Name, Value]))
}

/** The tokens of a sign-in with e-mail and password. */
export async function signIn(
  pool: Pool,
  { email, password }: Pick<Person, "email" | "password">,
): Promise<Required<AuthenticationResultType>> {
  const { AuthenticationResult } = await ownerOf(pool).send(
    new InitiateAuthCommand({
      AuthFlow: "USER_PASSWORD_AUTH",
      ClientId: pool.userPoolClientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  )
  if (!AuthenticationResult) throw new Error(`${email} cannot sign in.`)
  return AuthenticationResult as Required<AuthenticationResultType>
}

/** What a token says. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
}
