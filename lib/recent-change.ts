import type { Notice } from "@/lib/notices"

/** Cognito's lists catch up within seconds; this long a change is shown from here, and no longer. */
export const REMEMBERED_SECONDS = 60

/** What was changed, as far as a page shows it. Cognito's lists know of it only after a moment. */
export type Changed =
  | { kind: "user"; userId: string; enabled?: boolean; status?: string; attributes?: Record<string, string | null> }
  | { kind: "users"; users: PackedUserIds; enabled: boolean }
  | { kind: "userCreated"; user: ChangedUser }
  | { kind: "userDeleted"; userId: string }
  | { kind: "group"; group: ChangedGroup }
  | { kind: "groupDeleted"; groupName: string }
  | { kind: "membership"; groupName: string; held: boolean; user: ChangedUser }
  | { kind: "memberships"; groupName: string; held: boolean; users: PackedUserIds }

/** The users of one batch, by `packUserIds`: a cookie holds only so much. */
type PackedUserIds = string

/** A whole user as the API gives one: a list that lags has nothing of somebody who was just created. */
export interface ChangedUser {
  userId: string
  username: string
  email?: string | null
  emailVerified: boolean
  name?: string | null
  status: string
  enabled: boolean
  createdAt: string
  updatedAt: string
  attributes: { name: string; value: string }[]
}

/** A whole group as the API gives one. */
export interface ChangedGroup {
  groupName: string
  description?: string | null
  precedence?: number | null
  createdAt: string
  updatedAt: string
}

/** A change that this administrator made a moment ago, kept in a cookie until the lists have caught up. */
export interface RecentChange {
  requestId: string
  /** Unix time in milliseconds, taken before Cognito was asked. */
  at: number
  /** What is said about it where the form led; nothing, where the form itself has said it. */
  notice?: Notice
  /** Nothing, where no list shows the change (a session that was ended). */
  changed?: Changed
}
