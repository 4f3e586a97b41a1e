import * as z from "zod"
import { mfaFactor } from "@/amplify/data/arguments"
import { optionalReason } from "../../../reason-schema"
import { userSchema } from "../user-schema"

const checkbox = z.literal("on").optional()

/** A checkbox for each factor, which of them comes first, and what was switched on when the form was made. */
export const setUserMfaPreferenceSchema = userSchema
  .extend({
    SMS_MFA: checkbox,
    SOFTWARE_TOKEN_MFA: checkbox,
    EMAIL_OTP: checkbox,
    preferred: z.union([mfaFactor, z.literal("")], "mfaFactor").optional(),
    /** With commas, as `shownPreferred` is one of them or nothing. */
    shown: z.string().max(100, "mfaFactor").default(""),
    shownPreferred: z.string().max(100, "mfaFactor").default(""),
    reason: optionalReason,
  })
  .strip()
