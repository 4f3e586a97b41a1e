/**
 * The codes that a refusal of this API can carry. Cognito's own exceptions keep their names; the others are ours.
 *
 * A Lambda's error reaches an AppSync client as its message alone, so the message is the contract:
 * `<Code> <parameters as JSON>`. Parameters hold identifiers that the caller sent, never a secret.
 */
export const ADMIN_ERROR_CODES = [
  "NotAuthorized",
  "AuthorityLost",
  "AuthorityUnknown",
  "SignInTooOld",
  "SecondFactorRequired",
  "InvalidInput",
  "InvalidPageToken",
  "ChangedMeanwhile",
  "ProtectedGroup",
  "OwnAccount",
  "AdministrativeUser",
  "LastAdministrator",
  "Busy",
  "RepeatedRequest",
  "AuditUnavailable",
  "Internal",
  "AccessDeniedException",
  "AliasExistsException",
  "CodeDeliveryFailureException",
  "ConcurrentModificationException",
  "GroupExistsException",
  "InternalErrorException",
  "InvalidEmailRoleAccessPolicyException",
  "InvalidLambdaResponseException",
  "InvalidParameterException",
  "InvalidPasswordException",
  "InvalidSmsRoleAccessPolicyException",
  "InvalidSmsRoleTrustRelationshipException",
  "InvalidUserPoolConfigurationException",
  "LimitExceededException",
  "NotAuthorizedException",
  "OperationNotEnabledException",
  "PasswordHistoryPolicyViolationException",
  "PasswordResetRequiredException",
  "PreconditionNotMetException",
  "ResourceNotFoundException",
  "TooManyFailedAttemptsException",
  "TooManyRequestsException",
  "UnexpectedLambdaException",
  "UnsupportedUserStateException",
  "UserLambdaValidationException",
  "UserNotConfirmedException",
  "UserNotFoundException",
  "UsernameExistsException",
] as const

export type AdminErrorCode = (typeof ADMIN_ERROR_CODES)[number]

export type AdminErrorParameters = Record<string, string | number>

/** A refusal that the caller may read: a code and the identifiers it is about. */
export class AdminError extends Error {
  readonly code: AdminErrorCode
  readonly parameters: AdminErrorParameters

  constructor(code: AdminErrorCode, parameters: AdminErrorParameters = {}) {
    super(`${code} ${JSON.stringify(parameters)}`)
    this.name = code
    this.code = code
    this.parameters = parameters
  }
}
