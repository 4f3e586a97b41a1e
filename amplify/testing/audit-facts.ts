import type { ChangeFacts } from "../data/audit/audit-event"
import { ADMIN_ID } from "./appsync-event"
import { USER_ID } from "./cognito-user"

export const REQUEST_ID = "01936f0e-7c3a-7000-8000-000000000000"

/** What is known of a change before it is made: an administrator gives a user a group. */
export function changeFacts(overrides: Partial<ChangeFacts> = {}): ChangeFacts {
  return {
    requestId: REQUEST_ID,
    actor: ADMIN_ID,
    role: "admin",
    action: "addUserToGroup",
    target: `user#${USER_ID}`,
    arguments: { userId: USER_ID, groupName: "EDITORS" },
    reason: null,
    before: { member: false },
    sourceAddress: "127.0.0.1",
    claimedAddress: null,
    claimedUserAgent: null,
    ...overrides,
  }
}

/** Facts of a change of its own: the number makes the request id. */
export function numberedFacts(number: number, overrides: Partial<ChangeFacts> = {}): ChangeFacts {
  return changeFacts({ requestId: `01936f0e-7c3a-7000-8000-${String(number).padStart(12, "0")}`, ...overrides })
}
