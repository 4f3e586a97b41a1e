import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { vi } from "vitest"
import { ADMIN_ID, USER_POOL_ID } from "./appsync-event"
import { memoryStores } from "./memory-stores"

export interface SentCommand {
  name: string
  input: Record<string, unknown>
}

/** What Cognito says of the caller, as `requireAuthority` asks it. */
export interface FakeCaller {
  groups?: string[]
  factors?: string[]
}

/**
 * Answers everything that is sent to Cognito, and remembers it. `answer` gets each command in turn, and the signal that
 * ends the waiting for it; what it throws is what Cognito refuses with.
 */
export function answerAll(answer: (command: SentCommand, abortSignal?: AbortSignal) => unknown): SentCommand[] {
  vi.stubEnv("AMPLIFY_AUTH_USERPOOL_ID", USER_POOL_ID)
  const sent: SentCommand[] = []
  vi.spyOn(CognitoIdentityProviderClient.prototype, "send").mockImplementation(
    async (command: unknown, options?: unknown) => {
      const { input } = command as { input: Record<string, unknown> }
      const call = { name: (command as object).constructor.name, input }
      sent.push(call)
      return answer(call, (options as { abortSignal?: AbortSignal } | undefined)?.abortSignal) as never
    },
  )
  return sent
}

/**
 * As `answerAll`, for a caller whose authority holds: the two questions about it, which every change asks first
 * (`authority.test.ts`), are answered here and not remembered. What handlers keep through the API is kept in memory.
 */
export function fakeCognito(
  answer: (command: SentCommand) => unknown = () => ({}),
  { groups = ["ADMINS"], factors }: FakeCaller = {},
): SentCommand[] {
  const others: SentCommand[] = []
  answerAll((call) => {
    const { name, input } = call
    if (name === "GetUserCommand") {
      return { UserAttributes: [{ Name: "sub", Value: ADMIN_ID }], UserMFASettingList: factors }
    }
    if (name === "AdminListGroupsForUserCommand" && input.Username === ADMIN_ID) {
      return { Groups: groups.map((GroupName) => ({ GroupName })) }
    }
    others.push(call)
    return answer(call)
  })
  stores = memoryStores()
  return others
}

let stores: ReturnType<typeof memoryStores>

/** What the handlers have kept through the API since the last `fakeCognito`. */
export const kept = (): ReturnType<typeof memoryStores> => stores

/** What is sent to Cognito to change something. */
export const changesAmong = (sent: readonly SentCommand[]): SentCommand[] =>
  sent.filter(({ name }) => !/^(List|Get|Describe|AdminGet|AdminList)/.test(name))

/** An exception of Cognito's, as the SDK throws it. */
export function cognitoException(name: string, message = "made up"): Error {
  return Object.assign(new Error(message), { name })
}
