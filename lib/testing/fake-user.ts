import type { User } from "@/lib/users"

/** A user for a test, as the API gives one: somebody confirmed, with a verified e-mail address. */
export function fakeUser(more: Partial<User> = {}): User {
  return {
    userId: "4dc7a2f0-1111-4222-8333-123456789abc",
    username: "4dc7a2f0-1111-4222-8333-123456789abc",
    email: "ada@example.com",
    emailVerified: true,
    name: null,
    status: "CONFIRMED",
    enabled: true,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    attributes: [],
    ...more,
  }
}
