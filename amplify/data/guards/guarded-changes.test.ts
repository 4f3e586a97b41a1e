import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { ADMIN_ID, appsyncEvent, invoke } from "../../testing/appsync-event"
import { captureLog } from "../../testing/captured-log"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { changesAmong, fakeCognito, kept } from "../../testing/fake-cognito"
import { handler as addUserToGroup } from "../add-user-to-group/handler"
import { handler as deleteUser } from "../delete-user/handler"
import { handler as disableUser } from "../disable-user/handler"
import { handler as removeUserFromGroup } from "../remove-user-from-group/handler"
import { handler as resetUserPassword } from "../reset-user-password/handler"
import { handler as setUserPassword } from "../set-user-password/handler"

beforeEach(() => void captureLog())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const written = () => JSON.parse(kept().state.get("last-administrator")?.state ?? "null")

/** A pool with two administrators, the caller and the user of the call; gives what was written when each change came. */
async function writtenBefore(handler: unknown, name: string, more: object) {
  const members = [cognitoUser(), cognitoUser({ sub: ADMIN_ID }, { Username: ADMIN_ID })]
  const moments: unknown[] = []
  fakeCognito((command) => {
    if (changesAmong([command]).length > 0) moments.push(written())
    if (command.name === "AdminListGroupsForUserCommand") return { Groups: [{ GroupName: "ADMINS" }] }
    return { Users: members }
  })
  await invoke(handler, appsyncEvent(name, { userId: USER_ID, reason: "They asked for it", ...more }))
  return moments
}

it.each([
  ["removeUserFromGroup", removeUserFromGroup, { groupName: "ADMINS", keepSignedIn: true }],
  ["disableUser", disableUser, {}],
  ["deleteUser", deleteUser, {}],
  ["resetUserPassword", resetUserPassword, {}],
  ["setUserPassword", setUserPassword, { password: "Passw0rd-1", permanent: false }],
] as const)("%s has written down that an administrator leaves when it is done", async (name, handler, more) => {
  expect(await writtenBefore(handler, name, more)).toEqual([
    { leaving: { [USER_ID]: expect.any(Number) }, joining: {} },
  ])
})

it("addUserToGroup has written down who joins when it is done, also of whom a list shows as a member", async () => {
  expect(await writtenBefore(addUserToGroup, "addUserToGroup", { groupName: "ADMINS" })).toEqual([
    { leaving: {}, joining: { [USER_ID]: expect.any(Number) } },
  ])
})
