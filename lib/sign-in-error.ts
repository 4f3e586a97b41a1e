import { CognitoIdentityProviderServiceException } from "@aws-sdk/client-cognito-identity-provider"

/** Why a step of signing in was refused: one of Cognito's error or challenge names, or a code of this console. */
export class SignInError extends Error {
  /** @param code a key of the sentences in `sign-in-words.ts`, or a name of Cognito's that nobody foresaw */
  constructor(readonly code: string) {
    super(code)
    this.name = "SignInError"
  }
}

/** A refusal that belongs to one field of the form, with the sentence to show beside it. */
export class FieldError extends SignInError {
  constructor(
    code: string,
    readonly field: string,
    readonly sentence: string,
  ) {
    super(code)
    this.name = "FieldError"
  }
}

/**
 * Sends one request to Cognito and turns every failure into a `SignInError` with a code and nothing else: Cognito's own
 * messages say whether a user exists or is disabled, and repeat what was typed.
 */
export async function askCognito<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    // What is no answer of Cognito's is a connection that failed, timed out or was answered by something else.
    throw new SignInError(error instanceof CognitoIdentityProviderServiceException ? error.name : "Unreachable")
  }
}

/** Does something and lets `translate` say what a refusal means where it happened. */
export async function rethrowAs<T>(translate: (error: SignInError) => SignInError, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw error instanceof SignInError ? translate(error) : error
  }
}
