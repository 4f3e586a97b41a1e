import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { vi } from "vitest"
import { USER_POOL_ID } from "./appsync-event"

interface SentCommand {
  name: string
  input: Record<string, unknown>
}

/**
 * Answers what the handlers send to Cognito, and remembers it. `answer` gets each command in turn; what it throws is
 * what Cognito refuses with.
 */
export function fakeCognito(answer: (command: SentCommand) => unknown = () => ({})): SentCommand[] {
  vi.stubEnv("AMPLIFY_AUTH_USERPOOL_ID", USER_POOL_ID)
  const sent: SentCommand[] = []
  vi.spyOn(CognitoIdentityProviderClient.prototype, "send").mockImplementation(async (command: unknown) => {
    const { input } = command as { input: Record<string, unknown> }
    const call = { name: (command as object).constructor.name, input }
    sent.push(call)
    return answer(call) as never
  })
  return sent
}

/** An exception of Cognito's, as the SDK throws it. */
export function cognitoException(name: string, message = "made up"): Error {
  return Object.assign(new Error(message), { name })
}
