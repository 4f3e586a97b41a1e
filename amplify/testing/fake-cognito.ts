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
 * Answers what the handlers send to Cognito, and remembers it. `answer` gets each command in turn; what it throws is
 * what Cognito refuses with.
 *
 * The two questions about the caller's own authority are answered here and are not among what is remembered: every
 * change asks them first (`authority.test.ts`). What the handlers keep through the API is kept in memory.
 */
export function fakeCognito(
  answer: (command: SentCommand) => unknown = () => ({}),
  { groups = ["ADMINS"], factors }: FakeCaller = {},
): SentCommand[] {
  vi.stubEnv("AMPLIFY_AUTH_USERPOOL_ID", USER_POOL_ID)
  const sent: SentCommand[] = []
  vi.spyOn(CognitoIdentityProviderClient.prototype, "send").mockImplementation(async (command: unknown) => {
    const { input } = command as { input: Record<string, unknown> }
    const call = { name: (command as object).constructor.name, input }
    if (call.name === "GetUserCommand") {
      return { UserAttributes: [{ Name: "sub", Value: ADMIN_ID }], UserMFASettingList: factors } as never
    }
    if (call.name === "AdminListGroupsForUserCommand" && input.Username === ADMIN_ID) {
      return { Groups: groups.map((GroupName) => ({ GroupName })) } as never
    }
    sent.push(call)
    return answer(call) as never
  })
  stores = memoryStores()
  return sent
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
