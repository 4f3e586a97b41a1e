/** The `sub` of the user whom most made-up calls are about. */
export const USER_ID = "22222222-2222-4222-8222-222222222222"

/** A user as Cognito's lists give one; `attributes` join the `sub` or replace it. */
export function cognitoUser(attributes: Record<string, string> = {}, overrides: Record<string, unknown> = {}) {
  return {
    Username: USER_ID,
    Attributes: Object.entries({ sub: USER_ID, ...attributes }).map(([Name, Value]) => ({ Name, Value })),
    UserCreateDate: new Date("2026-01-02T03:04:05Z"),
    UserLastModifiedDate: new Date("2026-01-03T03:04:05Z"),
    Enabled: true,
    UserStatus: "CONFIRMED",
    ...overrides,
  }
}
