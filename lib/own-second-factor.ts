import "server-only"
import {
  GetUserCommand,
  GlobalSignOutCommand,
  SetUserMFAPreferenceCommand,
  type SoftwareTokenMfaSettingsType,
} from "@aws-sdk/client-cognito-identity-provider"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { appOrigin } from "@/lib/app-origin"
import { associateApp, verifyApp } from "@/lib/authenticator-app"
import { appIssuer } from "@/lib/authenticator-app-words"
import { cognito } from "@/lib/cognito-client"
import { ownAccessToken } from "@/lib/own-access-token"
import type { Session } from "@/lib/session"
import { askCognito, SignInError } from "@/lib/sign-in-error"

/** Cognito's name for authenticator apps among the second factors. */
export const APP_FACTOR = "SOFTWARE_TOKEN_MFA"

/*
 * The second factor of whoever is signed in, by their own access token: Cognito lets everybody see to their own, so that
 * no function and no permission is needed. Every function here throws an `ApiError`.
 */

/** The second factors that are asked for when they sign in, by Cognito's names. */
export async function readOwnFactors(session: Session): Promise<string[]> {
  const { UserMFASettingList } = await asOneself(session, (AccessToken) =>
    askCognito(() => cognito.send(new GetUserCommand({ AccessToken }))),
  )
  return UserMFASettingList ?? []
}

/**
 * Begins to set an app up, in place of the one before, which is good for nothing from now on.
 * @returns the secret for the app, in Base32
 * @throws ApiError `InvalidUserPoolConfigurationException` where the pool has no such apps
 */
export async function beginOwnApp(session: Session): Promise<string> {
  const { secret } = await asOneself(session, (AccessToken) => associateApp({ AccessToken }), {
    SoftwareTokenMFANotFoundException: new ApiError("InvalidUserPoolConfigurationException"),
  })
  return secret
}

/**
 * Proves that the app has the secret; after a wrong code another one may be tried for the same secret.
 * @param code six digits
 * @throws ApiError `InvalidInput` at the field `code`; `SetUpOver` when Cognito knows of no secret
 */
export async function proveOwnApp(session: Session, code: string): Promise<void> {
  const wrong = new ApiError("InvalidInput", { field: "code", rule: "appCodeWrong" })
  const device = appIssuer(new URL(appOrigin()).hostname)
  await asOneself(session, (AccessToken) => verifyApp({ AccessToken }, code, device), {
    EnableSoftwareTokenMFAException: wrong,
    CodeMismatchException: wrong,
    InvalidParameterException: wrong,
    ExpiredCodeException: new ApiError("InvalidInput", { field: "code", rule: "appCodeUsed" }),
    SoftwareTokenMFANotFoundException: new ApiError("SetUpOver"),
  })
}

/** Has the app asked for, first of all, from the next sign-in on. @throws ApiError `SetUpOver` when none is proven */
export function switchOwnAppOn(session: Session): Promise<void> {
  return setOwnPreference(session, { Enabled: true, PreferredMfa: true }, "SetUpOver")
}

/** Has it asked for no more. @throws ApiError `AppNotSetUp` when none is proven */
export function switchOwnAppOff(session: Session): Promise<void> {
  return setOwnPreference(session, { Enabled: false, PreferredMfa: false }, "AppNotSetUp")
}

/** Ends every session that they have, this one among them: Cognito knows no other way to end the others. */
export async function signOutOneselfEverywhere(session: Session): Promise<void> {
  await asOneself(session, (AccessToken) => askCognito(() => cognito.send(new GlobalSignOutCommand({ AccessToken }))))
}

async function setOwnPreference(session: Session, settings: SoftwareTokenMfaSettingsType, notProven: ErrorCode) {
  await asOneself(
    session,
    (AccessToken) =>
      askCognito(() =>
        cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: settings })),
      ),
    { InvalidParameterException: new ApiError(notProven) },
  )
}

/** What Cognito's refusals mean to whoever acts for themselves, wherever nothing else is said. */
const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  NotAuthorizedException: "AuthorityLost",
  UserNotFoundException: "AuthorityLost",
  UserNotConfirmedException: "AuthorityLost",
  PasswordResetRequiredException: "AuthorityLost",
  TooManyRequestsException: "TooManyRequestsException",
  LimitExceededException: "TooManyFailedAttemptsException",
  TooManyFailedAttemptsException: "TooManyFailedAttemptsException",
  InvalidUserPoolConfigurationException: "InvalidUserPoolConfigurationException",
  InternalErrorException: "InternalErrorException",
  IncompleteAnswer: "InternalErrorException",
  Unreachable: "Unreachable",
}

async function asOneself<T>(
  session: Session,
  ask: (accessToken: string) => Promise<T>,
  refusals: Readonly<Record<string, ApiError>> = {},
): Promise<T> {
  const accessToken = await ownAccessToken(session)
  try {
    return await ask(accessToken)
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    const { code } = error
    if (Object.hasOwn(refusals, code)) throw refusals[code]
    throw new ApiError((Object.hasOwn(REFUSALS, code) && REFUSALS[code]) || "Internal")
  }
}
