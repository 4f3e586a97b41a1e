import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { beforeEach, describe, expect, it, vi } from "vitest"
import type { FormAction } from "@/lib/action-result"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { newRequestId } from "@/lib/request-id"
import { mayCall, type Role } from "@/lib/roles"
import { fakeRequest } from "@/lib/testing/fake-request"
import { fakeUser } from "@/lib/testing/fake-user"
import { emailPool } from "@/lib/testing/pool-facts"
import { addUserToGroupAction as addMember } from "./groups/[groupName]/add-user-to-group/action"
import { deleteGroupAction } from "./groups/[groupName]/delete-group/action"
import { removeUserFromGroupAction as removeMember } from "./groups/[groupName]/remove-user-from-group/action"
import { updateGroupAction } from "./groups/[groupName]/update-group/action"
import { createGroupAction } from "./groups/create-group/action"
import { addUserToGroupAction } from "./users/[userId]/add-user-to-group/action"
import { confirmSignUpAction } from "./users/[userId]/confirm-sign-up/action"
import { deleteUserAction } from "./users/[userId]/delete-user/action"
import { deleteUserAttributesAction } from "./users/[userId]/delete-user-attributes/action"
import { disableUserAction } from "./users/[userId]/disable-user/action"
import { enableUserAction } from "./users/[userId]/enable-user/action"
import { removeUserFromGroupAction } from "./users/[userId]/remove-user-from-group/action"
import { resendInvitationAction } from "./users/[userId]/resend-invitation/action"
import { resetUserPasswordAction } from "./users/[userId]/reset-user-password/action"
import { setUserMfaPreferenceAction } from "./users/[userId]/set-user-mfa-preference/action"
import { setUserPasswordAction } from "./users/[userId]/set-user-password/action"
import { signOutUserAction } from "./users/[userId]/sign-out-user/action"
import { updateUserAttributesAction } from "./users/[userId]/update-user-attributes/action"
import { createUserAction } from "./users/create-user/action"

const api = vi.hoisted(() => ({
  createUser: vi.fn(),
  resendInvitation: vi.fn(),
  confirmSignUp: vi.fn(),
  updateUserAttributes: vi.fn(),
  deleteUserAttributes: vi.fn(),
  enableUser: vi.fn(),
  disableUser: vi.fn(),
  deleteUser: vi.fn(),
  resetUserPassword: vi.fn(),
  setUserPassword: vi.fn(),
  setUserMfaPreference: vi.fn(),
  signOutUser: vi.fn(),
  createGroup: vi.fn(),
  updateGroup: vi.fn(),
  deleteGroup: vi.fn(),
  addUserToGroup: vi.fn(),
  removeUserFromGroup: vi.fn(),
}))
const reads = vi.hoisted(() => ({ getUser: vi.fn(), describeUserPool: vi.fn() }))
const current = vi.hoisted(() => ({ request: undefined as unknown, session: undefined as unknown }))
vi.mock("@/lib/user-changes", () => api)
vi.mock("@/lib/group-changes", () => api)
vi.mock("@/lib/groups", () => api)
vi.mock("@/lib/users", () => reads)
vi.mock("@/lib/user-pool", () => reads)
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/cache", () => ({ revalidatePath: vi.fn() }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const requestId = newRequestId()
const target = fakeUser({ name: "Canary" })
const { userId } = target
const ofUser = { userId, name: "Canary" }
const groupName = "EDITORS"
const reason = "They asked for it"

/** Where an error is told: above the form, at the field that is named, or on the page that it leads to. */
type Place = "above" | `at ${string}` | `/${string}`
type Answers = Partial<Record<ErrorCode, Place>>

const everywhere: Answers = {
  TooManyRequestsException: "above",
  InvalidParameterException: "above",
  NotAuthorizedException: "above",
  AccessDeniedException: "above",
  InternalErrorException: "above",
  NotAuthorized: "above",
  AuthorityLost: "above",
  AuthorityUnknown: "above",
  SecondFactorRequired: "above",
  AuditUnavailable: "above",
  Busy: "above",
  RepeatedRequest: "above",
  NotSignedIn: "above",
  Unreachable: "above",
  Internal: "above",
}
const user: Answers = {
  ...everywhere,
  UserNotFoundException: "/admin/users",
  ResourceNotFoundException: "above",
  AdministrativeUser: "above",
}
/** Where somebody may lose what they administer with. */
const administrators: Answers = { LastAdministrator: "above", OwnAccount: "above" }
const membership: Answers = { UserNotFoundException: "above", AdministrativeUser: "above" }
/** What the API says of a form that does not say why. */
const reasoned: Answers = { InvalidInput: "at reason" }
/** What takes a fresh sign-in. */
const fresh: Answers = { SignInTooOld: "above" }
const group: Answers = { ...everywhere, ResourceNotFoundException: "/admin/groups", ProtectedGroup: "above" }
const triggers: Answers = {
  InvalidLambdaResponseException: "above",
  UnexpectedLambdaException: "above",
  UserLambdaValidationException: "above",
}
const messages: Answers = {
  CodeDeliveryFailureException: "above",
  InvalidEmailRoleAccessPolicyException: "above",
  InvalidSmsRoleAccessPolicyException: "above",
  InvalidSmsRoleTrustRelationshipException: "above",
}

interface Row {
  /** What it asks of the API. */
  call: keyof typeof api
  /** Where the action stands, below this folder. */
  folder: string
  action: FormAction<unknown>
  fields: Record<string, string>
  answers: Answers
}

/** What helps, as a link. */
const WAYS_OUT: Partial<Record<ErrorCode, object>> = {
  AuthorityLost: { path: "/sign-in?again=&next=%2Fadmin", label: "Sign in again" },
  SignInTooOld: { path: "/sign-in/again?next=%2Fadmin", label: "Confirm that it is you" },
  SecondFactorRequired: { path: "/admin/second-factor", label: "Set up a second factor" },
}

/** Every action, fields with which it asks the API, and every error that concerns it. */
const ROWS: Row[] = [
  {
    call: "createUser",
    folder: "users/create-user",
    action: createUserAction,
    fields: { invitation: "email", "attribute.email": "canary@example.com" },
    answers: {
      ...everywhere,
      ...triggers,
      ...messages,
      UsernameExistsException: "at attribute.email",
      AliasExistsException: "at attribute.email",
      InvalidPasswordException: "above",
      UnsupportedUserStateException: "above",
      LimitExceededException: "above",
      PreconditionNotMetException: "above",
    },
  },
  {
    call: "resendInvitation",
    folder: "users/[userId]/resend-invitation",
    action: resendInvitationAction,
    fields: ofUser,
    answers: { ...user, ...triggers, ...messages, UnsupportedUserStateException: "above" },
  },
  {
    call: "confirmSignUp",
    folder: "users/[userId]/confirm-sign-up",
    action: confirmSignUpAction,
    fields: ofUser,
    answers: { ...user, ...triggers, LimitExceededException: "above", TooManyFailedAttemptsException: "above" },
  },
  {
    call: "updateUserAttributes",
    folder: "users/[userId]/update-user-attributes",
    action: updateUserAttributesAction,
    fields: { ...ofUser, shown: "{}", "attribute.email": "canary@example.com", "attribute.name": "Canary" },
    answers: {
      ...user,
      ...triggers,
      ...messages,
      AliasExistsException: "at attribute.email",
      ChangedMeanwhile: "at attribute.name",
    },
  },
  {
    call: "deleteUserAttributes",
    folder: "users/[userId]/delete-user-attributes",
    action: deleteUserAttributesAction,
    fields: { ...ofUser, reason, shown: '{"name":"Canary"}', "attribute.name": "on" },
    answers: { ...user, ...reasoned, ChangedMeanwhile: "at attribute.name" },
  },
  {
    call: "enableUser",
    folder: "users/[userId]/enable-user",
    action: enableUserAction,
    fields: ofUser,
    answers: user,
  },
  {
    call: "disableUser",
    folder: "users/[userId]/disable-user",
    action: disableUserAction,
    fields: { ...ofUser, reason },
    answers: { ...user, ...administrators, ...reasoned },
  },
  {
    call: "deleteUser",
    folder: "users/[userId]/delete-user",
    action: deleteUserAction,
    fields: { ...ofUser, reason, confirmation: target.email ?? "" },
    answers: { ...user, ...administrators, ...reasoned, ...fresh },
  },
  {
    call: "resetUserPassword",
    folder: "users/[userId]/reset-user-password",
    action: resetUserPasswordAction,
    fields: { ...ofUser, reason },
    answers: { ...user, ...administrators, ...reasoned, ...triggers, ...messages, LimitExceededException: "above" },
  },
  {
    call: "setUserPassword",
    folder: "users/[userId]/set-user-password",
    action: setUserPasswordAction,
    fields: { ...ofUser, reason, source: "type", permanent: "no" },
    answers: {
      ...user,
      ...administrators,
      ...reasoned,
      ...fresh,
      InvalidPasswordException: "at password",
      PasswordHistoryPolicyViolationException: "at password",
      UnsupportedUserStateException: "above",
    },
  },
  {
    call: "setUserMfaPreference",
    folder: "users/[userId]/set-user-mfa-preference",
    action: setUserMfaPreferenceAction,
    fields: { ...ofUser, reason, SMS_MFA: "on" },
    answers: { ...user, ...reasoned, InvalidParameterException: "at preferred", UserNotConfirmedException: "above" },
  },
  {
    call: "signOutUser",
    folder: "users/[userId]/sign-out-user",
    action: signOutUserAction,
    fields: { ...ofUser, reason },
    answers: { ...user, ...reasoned },
  },
  {
    call: "addUserToGroup",
    folder: "users/[userId]/add-user-to-group",
    action: addUserToGroupAction,
    fields: { userId, groupName, reason },
    answers: {
      ...everywhere,
      ...membership,
      ...reasoned,
      ...fresh,
      ResourceNotFoundException: "at groupName",
      LimitExceededException: "above",
      ProtectedGroup: "above",
    },
  },
  {
    call: "removeUserFromGroup",
    folder: "users/[userId]/remove-user-from-group",
    action: removeUserFromGroupAction,
    fields: { userId, groupName, reason, keepSignedIn: "on" },
    answers: {
      ...everywhere,
      ...membership,
      ...administrators,
      ...reasoned,
      ResourceNotFoundException: "at groupName",
      ProtectedGroup: "above",
    },
  },
  {
    call: "addUserToGroup",
    folder: "groups/[groupName]/add-user-to-group",
    action: addMember,
    fields: { userId, groupName, reason },
    answers: { ...group, ...membership, ...reasoned, ...fresh, LimitExceededException: "above" },
  },
  {
    call: "removeUserFromGroup",
    folder: "groups/[groupName]/remove-user-from-group",
    action: removeMember,
    fields: { userId, groupName, reason, keepSignedIn: "on" },
    answers: { ...group, ...membership, ...administrators, ...reasoned },
  },
  {
    call: "createGroup",
    folder: "groups/create-group",
    action: createGroupAction,
    fields: { groupName, description: "Canary", precedence: "" },
    answers: {
      ...everywhere,
      GroupExistsException: "at groupName",
      LimitExceededException: "above",
      ProtectedGroup: "above",
    },
  },
  {
    call: "updateGroup",
    folder: "groups/[groupName]/update-group",
    action: updateGroupAction,
    fields: { groupName, description: "Canary", precedence: "", shown: '{"description":null,"precedence":null}' },
    answers: { ...group, ChangedMeanwhile: "at description" },
  },
  {
    call: "deleteGroup",
    folder: "groups/[groupName]/delete-group",
    action: deleteGroupAction,
    fields: { groupName, reason, typedName: groupName },
    answers: { ...group, ...reasoned, ...fresh },
  },
]

/** What is never given back, nor written down. */
const SECRETS: Partial<Record<Row["call"], Record<string, string>>> = {
  setUserPassword: { password: "Secret-Canary-7" },
}

/** The attribute or field that somebody else has changed; a name where there are attributes. */
const CHANGED = { updateGroup: "description" } as Partial<Record<Row["call"], string>>

let request: ReturnType<typeof fakeRequest>
const lines: string[] = []
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN, "next-action": "id" } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  for (const call of Object.values(api)) call.mockReset()
  reads.getUser.mockReset().mockResolvedValue(target)
  reads.describeUserPool.mockReset().mockResolvedValue(emailPool())
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

function formOf({ call, fields }: Row): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ requestId, ...fields, ...SECRETS[call] })) form.append(name, value)
  return form
}

/** Submits the form of a row while the API answers every change with this error. */
async function refuse(row: Row, code: ErrorCode) {
  const { call, action } = row
  const about = {
    userId,
    groupName,
    ...(code === "ChangedMeanwhile" && { field: CHANGED[call] ?? "name" }),
    ...(code === "InvalidInput" && { field: "reason", rule: "reason" }),
  }
  api[call].mockRejectedValue(new ApiError(code, about))
  return action({ status: "idle" }, formOf(row)).catch((error: { digest?: string }) => error.digest)
}

/** The role of somebody, or the two that an administrator has not. */
const WITHOUT_ADMIN: Role[][] = [["support"], ["auditor"], ["support", "auditor"]]

describe.each(ROWS)("$folder", (row) => {
  it.each(WITHOUT_ADMIN.filter((roles) => !mayCall(roles, row.call)).map((roles) => [roles.join(" and "), roles]))(
    "is refused to %s, who may not call its field, and asks nothing",
    async (_, roles) => {
      current.session = { userId: "somebody", roles, role: roles[0] }
      expect(await row.action({ status: "idle" }, formOf(row))).toMatchObject({ status: "failed", code: "Forbidden" })
      for (const call of [...Object.values(api), ...Object.values(reads)]) expect(call).not.toHaveBeenCalled()
      expect(request.written.size).toBe(0)
      expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "action.refused", code: "Forbidden", action: row.call })
    },
  )

  it.each(WITHOUT_ADMIN.filter((roles) => mayCall(roles, row.call)).map((roles) => [roles.join(" and "), roles]))(
    "is done for %s, so that the refusals mean something",
    async (_, roles) => {
      current.session = { userId: "somebody", roles, role: roles[0] }
      api[row.call].mockResolvedValue(target)
      await row.action({ status: "idle" }, formOf(row)).catch(() => {})
      expect(api[row.call]).toHaveBeenCalledOnce()
    },
  )

  it.each(Object.entries(row.answers) as [ErrorCode, Place][])("tells %s %s", async (code, place) => {
    const answer = await refuse(row, code)
    expect(api[row.call]).toHaveBeenCalledOnce()
    expect(Object.values(api).filter((call) => call.mock.calls.length > 0)).toHaveLength(1)
    expect(lines.join()).not.toMatch(/Canary|They asked/)
    expect(lines.join()).toContain('"event":"action.refused"')
    if (place.startsWith("/")) {
      expect(answer).toContain(`;${place}?done=${requestId};`)
      return
    }
    const message = expect.stringMatching(/^[A-Z].*\.$/s)
    const fieldErrors = place === "above" ? undefined : { [place.slice("at ".length)]: [message] }
    const wayOut = WAYS_OUT[code]
    expect(answer).toMatchObject({ status: "failed", message, fieldErrors, wayOut, values: row.fields })
    expect(JSON.stringify(answer)).not.toContain("Secret-Canary")
    expect(request.written.size).toBe(0)
  })
})

it("is every action that asks the API for a change", () => {
  const folders = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "action.ts")
    .filter((file) =>
      /from "@\/lib\/(groups|group-changes|user-changes)"/.test(
        readFileSync(path.join(import.meta.dirname, file), "utf8"),
      ),
    )
    .map((file) => path.dirname(file))
  expect(ROWS.map(({ folder }) => folder).toSorted()).toEqual(folders.toSorted())
})
