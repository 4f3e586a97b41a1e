"use server"

import { adminAction } from "@/lib/admin-action"
import { requireFreshSignIn } from "@/lib/fresh-sign-in"
import { MANY_USERS_OPERATIONS } from "@/lib/many-users"
import { asksForFreshSignIn } from "@/lib/many-users-limits"
import { manyUsersPath } from "@/lib/many-users-path"
import { lastTokenEnds, takesEffect } from "@/lib/takes-effect"
import { changeUsers } from "./change-users"
import { effectOf } from "./effect-of"
import { manyUsersLanding } from "./landing"
import { changeManyUsersSchema } from "./schema"

/** Changes some users, one after the other: a batch of a run, or all of it where there are no scripts. */
export const changeManyUsersAction = adminAction({
  name: "changeManyUsers",
  calls: ({ change }) => MANY_USERS_OPERATIONS[change],
  schema: changeManyUsersSchema,
  keeps: ["reason"],
  run: async ({ userIds, runId, begins = 0, reason, ...plan }, { session }) => {
    // A run that has begun goes on, however long it takes: half a change is worse than a late one. What does harm even to
    // one user, the API's functions refuse themselves.
    if (asksForFreshSignIn(Math.max(begins, userIds.length))) requireFreshSignIn(session)
    const outcomes = await changeUsers(plan, userIds, { runId, reason, session })
    const left = outcomes.filter(({ kind }) => kind !== "done").map(({ userId }) => userId)
    const effect = takesEffect(effectOf(plan), lastTokenEnds())
    return { outcomes, effect, againPath: manyUsersPath(plan, left) }
  },
  landing: manyUsersLanding,
})
