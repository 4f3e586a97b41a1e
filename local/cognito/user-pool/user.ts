import type { Factor } from "./factors"
import type { SoftwareToken } from "./software-token"
import type { PasswordVerifier } from "./srp"

/** Statuses that Cognito still gives. `EXTERNAL_PROVIDER` belongs to federated users, which only the control makes. */
export type UserStatus = "UNCONFIRMED" | "CONFIRMED" | "EXTERNAL_PROVIDER" | "RESET_REQUIRED" | "FORCE_CHANGE_PASSWORD"

/** One user as it is stored. */
export interface User {
  /** The pool's own name of the user: the sub in pools with e-mail or phone sign-in. Never changes. */
  username: string
  sub: string
  /** Everything but the sub. */
  attributes: Record<string, string>
  enabled: boolean
  status: UserStatus
  /** ms */
  created: number
  /** ms */
  modified: number
  /** Absent until somebody can know a password. */
  password?: PasswordVerifier
  /** ms; only while the password is a temporary one */
  temporaryPasswordExpires?: number
  /** New addresses that wait for their code while the old one stays in use. */
  unverified?: Record<string, string>
  /** Came through a provider, and stays that: neither the sub nor an address of theirs is a name for them. */
  federated?: true
  /** The authenticator app; only once a code has proven it does it count. */
  softwareToken?: SoftwareToken
  /** Second factors that are switched on, and the one that is asked for first. */
  mfa?: { enabled: Factor[]; preferred?: Factor }
}

export interface AttributeType {
  Name: string
  Value: string
}

/** Attributes as Cognito lists them, the sub first. */
export function attributeList(user: User, only?: readonly string[]): AttributeType[] {
  const all = [
    { Name: "sub", Value: user.sub },
    ...Object.entries(user.attributes).map(([Name, Value]) => ({ Name, Value })),
  ]
  return only ? all.filter(({ Name }) => only.includes(Name)) : all
}

/** `UserType` of the API: what `ListUsers` and `AdminCreateUser` show. */
export function describeUser(user: User, only?: readonly string[]) {
  return {
    Username: user.username,
    Attributes: attributeList(user, only),
    UserCreateDate: user.created / 1000,
    UserLastModifiedDate: user.modified / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}
