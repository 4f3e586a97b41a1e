"use server"

import { adminAction } from "@/lib/admin-action"
import { MANY_USERS_OPERATIONS } from "@/lib/many-users"
import { manyUsersPath } from "@/lib/many-users-path"
import { lastTokenEnds, takesEffect } from "@/lib/takes-effect"
import { changeUsers } from "./change-users"
import { effectOf } from "./effect-of"
import { manyUsersLanding } from "./landing"
import { requireFreshSignIn } from "./require-fresh-sign-in"
import { changeManyUsersSchema } from "./schema"

/** Changes some users, one after the other: a batch of a run, or all of it where there are no scripts. */
export const changeManyUsersAction = adminAction({
  name: "changeManyUsers",
  calls: ({ change }) => MANY_USERS_OPERATIONS[change],
  schema: changeManyUsersSchema,
  keeps: ["reason"],
  run: async ({ userIds, runId, begins = 0, reason, ...plan }, { session }) => {
    requireFreshSignIn(Math.max(begins, userIds.length), session)
    const outcomes = await changeUsers(plan, userIds, { runId, reason, session })
    const left = outcomes.filter(({ kind }) => kind !== "done").map(({ userId }) => userId)
    const effect = takesEffect(effectOf(plan), lastTokenEnds())
    return { outcomes, effect, againPath: manyUsersPath(plan, left) }
  },
  landing: manyUsersLanding,
})
