"use server"

import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { requireFreshSignIn } from "@/lib/fresh-sign-in"
import { isSecondFactorRequired } from "@/lib/is-second-factor-required"
import { OWN_FACTOR_PATH } from "@/lib/own-factor-path"
import { switchOwnAppOff } from "@/lib/own-second-factor"
import { describeUserPool } from "@/lib/user-pool"
import { switchOffSchema } from "./schema"

/** Switches one's own authenticator app off, where nobody insists on one. */
export const switchOffAppAction = adminAction({
  name: "switchOffApp",
  calls: "nothing",
  schema: switchOffSchema,
  run: async (_, { session }) => {
    requireFreshSignIn(session)
    if (isSecondFactorRequired(await describeUserPool())) throw new ApiError("SecondFactorKept")
    await switchOwnAppOff(session)
  },
  landing: () => ({ path: OWN_FACTOR_PATH, notice: { code: "ownAppSwitchedOff", parameters: {} } }),
})
