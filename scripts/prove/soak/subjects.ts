import type { LocalCognito } from "../../../local/cognito"
import { oneOf } from "../one-of"

/** A change by its mutation, e.g. `{ field: "enableUser", arguments: { userId } }`. */
export interface SoakChange {
  field: string
  arguments: Record<string, unknown>
  /** The declaration of the arguments in GraphQL, without `requestId`. */
  declared: string
  /** What is there once it was made. */
  wanted: string
}

/** Somebody or something that one worker alone changes: what it finds there is what it has made. */
export interface Subject {
  /** As it is, to be compared with `wanted`. */
  read(): Promise<string>
  /** A change that changes something. */
  next(now: string): SoakChange
}

interface Pool {
  cognito: LocalCognito
  userPoolId: string
  /** Asks until there is an answer: the pool fails for whoever looks, too. */
  insist<T>(ask: () => Promise<T>): Promise<T>
}

interface UserState {
  name: string
  enabled: boolean
  groups: string[]
}

const GROUPS = ["SOAK-A", "SOAK-B", "SOAK-C"]

export async function makeGroups({ cognito, userPoolId: UserPoolId }: Pool): Promise<void> {
  for (const GroupName of GROUPS) await cognito.call("CreateGroup", { UserPoolId, GroupName })
}

export async function makeUser(pool: Pool, number: number): Promise<Subject> {
  const { cognito, userPoolId: UserPoolId, insist } = pool
  const Username = `soak-${number}@example.com`
  const UserAttributes = [
    { Name: "email", Value: Username },
    { Name: "name", Value: "Name 0" },
  ]
  await cognito.call("AdminCreateUser", { UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" })
  const get = () => cognito.call("AdminGetUser", { UserPoolId, Username }) as Promise<CognitoUser>
  const listGroups = () =>
    cognito.call("AdminListGroupsForUser", { UserPoolId, Username }) as Promise<{ Groups: { GroupName: string }[] }>
  const userId = attributeOf(await get(), "sub")

  let names = 0
  return {
    async read() {
      const [user, { Groups }] = [await insist(get), await insist(listGroups)]
      const groups = Groups.map(({ GroupName }) => GroupName).sort()
      return written({ name: attributeOf(user, "name"), enabled: user.Enabled, groups })
    },
    next(now) {
      const state: UserState = JSON.parse(now)
      const groupName = oneOf(GROUPS)
      const isMember = state.groups.includes(groupName)
      const membership: SoakChange = {
        field: isMember ? "removeUserFromGroup" : "addUserToGroup",
        declared: "$userId: String!, $groupName: String!",
        arguments: { userId, groupName },
        wanted: written({
          ...state,
          groups: isMember ? state.groups.filter((each) => each !== groupName) : [...state.groups, groupName].sort(),
        }),
      }
      const name = `Name ${++names}`
      const rename: SoakChange = {
        field: "updateUserAttributes",
        declared: "$userId: String!, $changes: [UserAttributeChangeInput!]!",
        arguments: { userId, changes: [{ name: "name", value: name, shown: state.name }] },
        wanted: written({ ...state, name }),
      }
      const access: SoakChange = {
        field: state.enabled ? "disableUser" : "enableUser",
        declared: state.enabled ? "$userId: String!, $reason: String" : "$userId: String!",
        arguments: { userId, ...(state.enabled && { reason: "Away for a while" }) },
        wanted: written({ ...state, enabled: !state.enabled }),
      }
      return oneOf([membership, membership, rename, access])
    },
  }
}

export async function makeGroup(pool: Pool, number: number): Promise<Subject> {
  const { cognito, userPoolId: UserPoolId, insist } = pool
  const GroupName = `SOAK-GROUP-${number}`
  await cognito.call("CreateGroup", { UserPoolId, GroupName, Description: "Description 0" })
  const get = () => cognito.call("GetGroup", { UserPoolId, GroupName }) as Promise<{ Group: { Description?: string } }>
  let descriptions = 0
  return {
    read: async () => (await insist(get)).Group.Description ?? "",
    next: (now) => {
      const description = `Description ${++descriptions}`
      return {
        field: "updateGroup",
        declared: "$groupName: String!, $description: String, $shownDescription: String",
        arguments: { groupName: GroupName, description, shownDescription: now },
        wanted: description,
      }
    },
  }
}

interface CognitoUser {
  Enabled: boolean
  UserAttributes: { Name: string; Value: string }[]
}

const attributeOf = ({ UserAttributes }: CognitoUser, name: string) =>
  UserAttributes.find(({ Name }) => Name === name)?.Value ?? ""

const written = ({ name, enabled, groups }: UserState) => JSON.stringify({ name, enabled, groups })
