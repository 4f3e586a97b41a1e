import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { type Outcome, outcomeOf } from "@/lib/api"
import { isUserId } from "@/lib/user-id"
import { getUser, type User } from "@/lib/users"

/** Asked once for a page and its title. */
const ask = cache((userId: string) => outcomeOf(getUser(userId)))

/** The user that an address names; a 404 page for an address that names nobody. */
export async function readUser(params: Promise<{ userId: string }>): Promise<Outcome<User>> {
  const { userId } = await params
  if (!isUserId(userId)) notFound()
  const user = await ask(userId)
  if (!user.ok) return user
  if (user.data === null) notFound()
  return { ok: true, data: user.data }
}
