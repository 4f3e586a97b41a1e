import { randomUUID } from "node:crypto"
import type { LocalBackend } from "../local/backend"
import { createGroup, createPerson } from "../tests/harness/people"
import type { Product } from "../tests/harness/product"
import { addAuthenticatorApp } from "../tests/harness/second-factors"
import { invitePerson, signUpPerson } from "../tests/session/pool"

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

  "create-user": async () => ({ username: `start-${randomUUID()}@example.com`, attributes: [], invitation: "email" }),
  "resend-invitation": async (backend) => ({ userId: (await invitePerson(productOf(backend))).userId }),
  "confirm-sign-up": async (backend) => ({ userId: (await signUpPerson(productOf(backend))).userId }),
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
  "update-group": async (backend) => ({ groupName: await createGroup(productOf(backend)), description: "Changed" }),
  "delete-group": async (backend) => ({ groupName: await createGroup(productOf(backend)), reason }),
  "add-user-to-group": async (backend) => ({ userId: await confirmed(backend), groupName }),
  "remove-user-from-group": async (backend) => ({
    userId: (await createPerson(productOf(backend), { groups: [groupName] })).userId,
    groupName,
  }),
}

const productOf = ({ state }: LocalBackend) => state as unknown as Product

const confirmed = async (backend: LocalBackend) => (await createPerson(productOf(backend), { name: "Shown" })).userId

async function withAuthenticatorApp(backend: LocalBackend): Promise<string> {
  const person = await createPerson(productOf(backend))
  await addAuthenticatorApp(productOf(backend), person)
  return person.userId
}
