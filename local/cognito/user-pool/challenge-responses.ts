import { invalidParameter } from "../errors"

/** `AuthParameters` and `ChallengeResponses` of the API. */
export type Responses = Record<string, string>

/** @throws CognitoError `InvalidParameterException` when it is absent or empty */
export function required(responses: Responses, name: string): string {
  const value = responses[name]
  if (!value) throw invalidParameter(`Missing required parameter ${name}`)
  return value
}
