import { randomUUID } from "node:crypto"
import type { LocalBackend } from "../local/backend"
import { createPerson } from "../tests/harness/people"
import type { Product } from "../tests/harness/product"
import { addAuthenticatorApp } from "../tests/harness/second-factors"

/** Makes what a call needs, and gives its arguments. */
export type PrepareCall = (backend: LocalBackend) => Promise<object>

const reason = "They asked for it"
const groupName = "EDITORS"

/** A call of each function that succeeds, by its display name; `reconcile-audit` runs by the clock and takes nothing. */
export const CALLS: Readonly<Record<string, PrepareCall>> = {
  "list-users": async () => ({}),
  "get-user": async (backend) => ({ userId: await confirmed(backend) }),
  "list-groups": async () => ({}),
  "get-group": async () => ({ groupName }),
  "list-groups-for-user": async (backend) => ({ userId: await confirmed(backend) }),
  "list-users-in-group": async () => ({ groupName }),
  "describe-user-pool": async () => ({}),
  "reconcile-audit": async () => ({}),

  "create-user": async () => ({ username: newAddress(), attributes: [], invitation: "email" }),
  "resend-invitation": async (backend) => ({ userId: await invited(backend) }),
  "confirm-sign-up": async (backend) => ({ userId: await signedUp(backend) }),
  "update-user-attributes": async (backend) => ({
    userId: await confirmed(backend),
    changes: [{ name: "name", value: "Changed", shown: "Shown" }],
  }),
  "delete-user-attributes": async (backend) => ({
    userId: await confirmed(backend),
    attributes: [{ name: "name", shown: "Shown" }],
    reason,
  }),
  "enable-user": async (backend) => ({ userId: await confirmed(backend) }),
  "disable-user": async (backend) => ({ userId: await confirmed(backend), reason }),
  "delete-user": async (backend) => ({ userId: await confirmed(backend), reason }),
  "reset-user-password": async (backend) => ({ userId: await confirmed(backend), reason }),
  "set-user-password": async (backend) => ({
    userId: await confirmed(backend),
    password: "Brand-new-passw0rd",
    permanent: true,
    reason,
  }),
  "set-user-mfa-preference": async (backend) => ({
    userId: await withAuthenticatorApp(backend),
    disable: ["SOFTWARE_TOKEN_MFA"],
    reason,
  }),
  "sign-out-user": async (backend) => ({ userId: await confirmed(backend) }),
  "create-group": async () => ({ groupName: `NEW-${randomUUID()}` }),
  "update-group": async (backend) => ({ groupName: await newGroup(backend), description: "Changed" }),
  "delete-group": async (backend) => ({ groupName: await newGroup(backend), reason }),
  "add-user-to-group": async (backend) => ({ userId: await confirmed(backend), groupName }),
  "remove-user-from-group": async (backend) => ({ userId: await member(backend), groupName }),
}

const newAddress = () => `start-${randomUUID()}@example.com`

const call = ({ cognito, state }: LocalBackend, operation: string, input: object) =>
  cognito.call(operation, { UserPoolId: state.userPoolId, ...input })

async function invited(backend: LocalBackend): Promise<string> {
  const Username = newAddress()
  const UserAttributes = [
    { Name: "email", Value: Username },
    { Name: "email_verified", Value: "true" },
    { Name: "name", Value: "Shown" },
  ]
  const made = await call(backend, "AdminCreateUser", { Username, UserAttributes, MessageAction: "SUPPRESS" })
  const { User } = made as { User: { Attributes: { Name: string; Value: string }[] } }
  return User.Attributes.find(({ Name }) => Name === "sub")?.Value ?? ""
}

async function confirmed(backend: LocalBackend): Promise<string> {
  const Username = await invited(backend)
  await call(backend, "AdminSetUserPassword", { Username, Password: "Brand-new-passw0rd", Permanent: true })
  return Username
}

async function withAuthenticatorApp({ state }: LocalBackend): Promise<string> {
  const product = state as unknown as Product
  const person = await createPerson(product)
  await addAuthenticatorApp(product, person)
  return person.userId
}

async function member(backend: LocalBackend): Promise<string> {
  const Username = await confirmed(backend)
  await call(backend, "AdminAddUserToGroup", { Username, GroupName: groupName })
  return Username
}

async function signedUp({ cognito, state }: LocalBackend): Promise<string> {
  const Username = newAddress()
  const UserAttributes = [{ Name: "email", Value: Username }]
  const input = { ClientId: state.userPoolClientId, Username, Password: "Brand-new-passw0rd", UserAttributes }
  return ((await cognito.call("SignUp", input)) as { UserSub: string }).UserSub
}

async function newGroup(backend: LocalBackend): Promise<string> {
  const GroupName = `START-${randomUUID()}`
  await call(backend, "CreateGroup", { GroupName })
  return GroupName
}
