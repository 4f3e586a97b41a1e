import type { UserType } from "@aws-sdk/client-cognito-identity-provider"

/** One of Cognito's users, as `ListUsers` gives it, as the API's `User`. */
export function toUser(user: UserType) {
  const attributes = (user.Attributes ?? []).map(({ Name, Value }) => ({ name: Name ?? "", value: Value ?? "" }))
  const attributeValue = (name: string) => attributes.find((attribute) => attribute.name === name)?.value
  return {
    userId: attributeValue("sub") ?? user.Username ?? "",
    username: user.Username ?? "",
    email: attributeValue("email") ?? null,
    emailVerified: attributeValue("email_verified") === "true",
    name: attributeValue("name") ?? null,
    status: user.UserStatus ?? "UNKNOWN",
    enabled: user.Enabled ?? false,
    createdAt: (user.UserCreateDate ?? new Date(0)).toISOString(),
    updatedAt: (user.UserLastModifiedDate ?? user.UserCreateDate ?? new Date(0)).toISOString(),
    attributes,
  }
}
