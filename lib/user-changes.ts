import "server-only"
import type { Schema } from "@/amplify/data/resource"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
import { ApiError } from "@/lib/api-error"
import { passwordRules } from "@/lib/password-rules"
import { userPoolFromOutputs } from "@/lib/user-pool"
import type { User } from "@/lib/users"

/**
 * Who is changed, and why; the audit trail keeps the reason. `requestId` (UUIDv7) names the change in every log and lets
 * it be made once. Everything here throws `UserNotFoundException`.
 */
export interface UserChange {
  userId: string
  reason?: string
  requestId: string
}

export type Invitation = NonNullable<Schema["Invitation"]["type"]>
export type MfaFactor = NonNullable<Schema["MfaFactor"]["type"]>

/** A new user. `temporaryPassword`: without one Cognito makes it up, and only the invitation says it. */
export interface NewUser {
  /** What they sign in with: an e-mail address, a phone number or a user name, as the pool has it. */
  username: string
  attributes: { name: string; value: string }[]
  invitation: Invitation
  temporaryPassword?: string
  requestId: string
}

/**
 * Creates a user, who has to set a password of their own at the first sign-in.
 * @throws ApiError `UsernameExistsException`, `AliasExistsException`, `InvalidPasswordException`,
 * `InvalidParameterException`, `CodeDeliveryFailureException` (the user exists then)
 */
export async function createUser(user: NewUser): Promise<User> {
  return namingThePolicy(callApi(() => dataClient.mutations.createUser(user)))
}

/**
 * Sends the invitation again, with a new temporary password.
 * @throws ApiError `UnsupportedUserStateException` once they have signed in, `CodeDeliveryFailureException`
 */
export async function resendInvitation(change: UserChange): Promise<void> {
  await callApi(() => dataClient.mutations.resendInvitation(change))
}

/** Confirms a sign-up without its code. @throws ApiError `NotAuthorizedException` when it is confirmed already */
export async function confirmSignUp(change: UserChange): Promise<void> {
  await callApi(() => dataClient.mutations.confirmSignUp(change))
}

/** An attribute, the value that it gets, and the one that the form showed. */
export interface AttributeChange {
  name: string
  value: string
  shown: string | null
}

/**
 * Changes attributes; an empty value deletes one.
 * @throws ApiError `ChangedMeanwhile` (`field`: whose value is not the shown one any more), `AliasExistsException`,
 * `InvalidParameterException`
 */
export async function updateUserAttributes(change: UserChange & { changes: AttributeChange[] }): Promise<void> {
  await callApi(() => dataClient.mutations.updateUserAttributes(change))
}

/** Deletes attributes. @throws ApiError `ChangedMeanwhile` (`field`), `InvalidParameterException` */
export async function deleteUserAttributes(
  change: UserChange & { attributes: Omit<AttributeChange, "value">[] },
): Promise<void> {
  await callApi(() => dataClient.mutations.deleteUserAttributes(change))
}

/** Lets a disabled user sign in again; one who is enabled is no error. */
export async function enableUser(change: UserChange): Promise<void> {
  await callApi(() => dataClient.mutations.enableUser(change))
}

/** Refuses a user every sign-in and revokes their refresh tokens; one who is disabled is no error. */
export async function disableUser(change: UserChange): Promise<void> {
  await callApi(() => dataClient.mutations.disableUser(change))
}

/** Deletes a user, for good. */
export async function deleteUser(change: UserChange): Promise<void> {
  await callApi(() => dataClient.mutations.deleteUser(change))
}

/**
 * Makes a user set a new password with a code that is sent to them.
 * @throws ApiError `InvalidParameterException` without a verified contact, `NotAuthorizedException` in other states
 */
export async function resetUserPassword(change: UserChange): Promise<void> {
  await callApi(() => dataClient.mutations.resetUserPassword(change))
}

/**
 * Sets a password: a permanent one confirms the account, a temporary one has to be changed at the next sign-in.
 * @throws ApiError `InvalidPasswordException` (`policy`: the pool's rules), `UnsupportedUserStateException` for federated users
 */
export async function setUserPassword(change: UserChange & { password: string; permanent: boolean }): Promise<void> {
  await namingThePolicy(callApi(() => dataClient.mutations.setUserPassword(change)))
}

/** Cognito says that a password is refused and not why: the refusal gets the pool's rules as `policy`. */
async function namingThePolicy<T>(change: Promise<T>): Promise<T> {
  return change.catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== "InvalidPasswordException") throw error
    const policy = passwordRules(userPoolFromOutputs().passwordPolicy)
    throw new ApiError(error.code, { ...error.parameters, policy })
  })
}

/** Which second factors are switched on or off; those that are not named stay as they are. */
export interface MfaPreference {
  enable: MfaFactor[]
  disable: MfaFactor[]
  preferred?: MfaFactor
}

/** Switches second factors. @throws ApiError `InvalidParameterException` for one that the user has not set up */
export async function setUserMfaPreference(change: UserChange & MfaPreference): Promise<void> {
  await callApi(() => dataClient.mutations.setUserMfaPreference(change))
}

/** Ends every session of a user: revokes their refresh tokens. */
export async function signOutUser(change: UserChange): Promise<void> {
  await callApi(() => dataClient.mutations.signOutUser(change))
}
