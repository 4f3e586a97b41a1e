import type { LocalBackend } from "../local/backend"
import { makePeople, SAMPLE_GROUPS } from "../sample-data/people"
import { manyAtATime } from "./many-at-a-time"
import { SAMPLE_USERS } from "./sample-backend"

/** How many there are, the administrator not counted, their group counted. */
export interface PoolSize {
  users: number
  groups: number
}

/** The sample data, and one group that has everybody. */
export const SMALL: PoolSize = { users: SAMPLE_USERS, groups: SAMPLE_GROUPS.length + 2 }
export const LARGE: PoolSize = { users: 100_000, groups: 300 }

/** Whom and what pages are asked for, by the names of the routes. */
export interface Subjects {
  userId: string
  groupName: string
}

/** A page of its members is a full one in either pool. */
const EVERYBODY = "EVERYBODY"
/** Cognito's quota of groups for one user. */
const GROUPS_PER_USER = 100

/**
 * Makes the sample data grow to `size`; what it had stays as it was. The user that is asked for is the same person
 * whatever the size, in as many groups as the pool and Cognito's quota let them be.
 */
export async function growPool({ cognito, state }: LocalBackend, size: PoolSize): Promise<Subjects> {
  const call = (operation: string, input: object) => cognito.call(operation, { UserPoolId: state.userPoolId, ...input })
  const join = (Username: string, GroupName: string) => call("AdminAddUserToGroup", { Username, GroupName })

  const teams = Array.from({ length: size.groups - SMALL.groups }, (_, index) => `TEAM-${index + 1}`)
  await call("CreateGroup", { GroupName: EVERYBODY, Description: "Everybody who has an account" })
  for (const GroupName of teams) await call("CreateGroup", { GroupName, Description: `What ${GroupName} works on` })

  let number = 0
  await manyAtATime(makePeople(size.users), async ({ email, attributes, groups }) => {
    if (number++ >= SMALL.users) {
      const UserAttributes = [{ Name: "email", Value: email }, { Name: "email_verified", Value: "true" }, ...attributes]
      await call("AdminCreateUser", { Username: email, UserAttributes, MessageAction: "SUPPRESS" })
      for (const GroupName of groups) await join(email, GroupName)
    }
    await join(email, EVERYBODY)
  })

  const { email } = subject()
  const groups = [...SAMPLE_GROUPS.map(({ GroupName }) => GroupName), ...teams, EVERYBODY]
  for (const GroupName of groups.slice(-GROUPS_PER_USER)) await join(email, GroupName)
  const user = (await call("AdminGetUser", { Username: email })) as {
    UserAttributes: { Name: string; Value: string }[]
  }
  const userId = user.UserAttributes.find(({ Name }) => Name === "sub")?.Value ?? ""
  return { userId, groupName: EVERYBODY }
}

/** Somebody to whom most of what the console does can be done, and who is in none of the sample data's groups. */
function subject() {
  for (const person of makePeople(SMALL.users)) {
    if (person.status === "CONFIRMED" && !person.disabled && person.groups.length === 0) return person
  }
  throw new Error("Nobody in the sample data can sign in and is in no group.")
}
