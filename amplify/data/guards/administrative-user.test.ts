import { afterEach, expect, it, vi } from "vitest"
import { ADMIN_ID, USER_POOL_ID } from "../../testing/appsync-event"
import { USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import type { Caller } from "../caller"
import type { RoleGroup } from "../roles"
import { refuseAdministrativeUser } from "./administrative-user"

const callerWith = (...roles: RoleGroup[]): Caller => ({
  userId: ADMIN_ID,
  username: ADMIN_ID,
  roles,
  signedInAt: undefined,
  addresses: [],
})
const userIn = (...groups: string[]) => fakeCognito(() => ({ Groups: groups.map((GroupName) => ({ GroupName })) }))

afterEach(() => vi.restoreAllMocks())

it.each(["ADMINS", "SUPPORT", "AUDITORS"])("refuses a desk that means somebody in %s", async (group) => {
  userIn("EDITORS", group)
  await expect(refuseAdministrativeUser(USER_ID, callerWith("SUPPORT"))).rejects.toThrow(
    `AdministrativeUser {"userId":"${USER_ID}"}`,
  )
})

it("refuses a desk that means itself", async () => {
  userIn("SUPPORT")
  await expect(refuseAdministrativeUser(ADMIN_ID, callerWith("SUPPORT"))).rejects.toThrow("AdministrativeUser")
})

it("finds the role on the second page of the user's groups", async () => {
  fakeCognito(({ input }) =>
    input.NextToken ? { Groups: [{ GroupName: "ADMINS" }] } : { Groups: [{ GroupName: "EDITORS" }], NextToken: "more" },
  )
  await expect(refuseAdministrativeUser(USER_ID, callerWith("SUPPORT"))).rejects.toThrow("AdministrativeUser")
})

it.each([[[]], [["EDITORS"]], [["admins", "SUPPORTERS"]]])("lets a desk change somebody in %j", async (groups) => {
  const sent = userIn(...groups)
  await refuseAdministrativeUser(USER_ID, callerWith("SUPPORT"))
  expect(sent).toMatchObject([
    { name: "AdminListGroupsForUserCommand", input: { UserPoolId: USER_POOL_ID, Username: USER_ID } },
  ])
})

it("lets an administrator change anybody, and asks nothing", async () => {
  const sent = userIn("ADMINS")
  await refuseAdministrativeUser(USER_ID, callerWith("ADMINS", "SUPPORT"))
  expect(sent).toEqual([])
})

it("refuses where Cognito does not tell the groups", async () => {
  fakeCognito(() => {
    throw cognitoException("UserNotFoundException")
  })
  await expect(refuseAdministrativeUser(USER_ID, callerWith("SUPPORT"))).rejects.toThrow()
})
