/** An error that Cognito itself would answer: `name` is the exception's name, `message` its wording. */
export class CognitoError extends Error {
  constructor(
    name: string,
    message: string,
    readonly statusCode = 400,
  ) {
    super(message)
    this.name = name
  }
}

/** Why the service could not start or a pool could not be set up; `resolution` says what to do now. */
export class CognitoSetupError extends Error {
  override readonly name = "CognitoSetupError"

  constructor(
    message: string,
    readonly resolution: string,
    options?: { cause?: unknown },
  ) {
    super(`${message} ${resolution}`, options)
  }
}

export const invalidParameter = (message: string) => new CognitoError("InvalidParameterException", message)
export const notAuthorized = (message: string) => new CognitoError("NotAuthorizedException", message)
export const notFound = (message: string) => new CognitoError("ResourceNotFoundException", message)
export const userNotFound = () => new CognitoError("UserNotFoundException", "User does not exist.")

/** One sentence for a wrong password and for an unknown user, so that neither tells which it was. */
export const wrongCredentials = () => notAuthorized("Incorrect username or password.")
