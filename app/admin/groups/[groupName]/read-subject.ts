import "server-only"
import { ApiError } from "@/lib/api-error"
import { getUser, type User } from "@/lib/users"

/**
 * The user whom a membership is about: the list does not know of them yet, so their line is taken along.
 * @throws ApiError `UserNotFoundException`
 */
export async function readSubject(userId: string): Promise<User> {
  const user = await getUser(userId)
  if (!user) throw new ApiError("UserNotFoundException", { userId })
  return user
}
