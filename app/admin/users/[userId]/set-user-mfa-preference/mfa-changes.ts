import { ApiError } from "@/lib/api-error"
import type { MfaFactor, MfaPreference } from "@/lib/user-changes"

const FACTORS: readonly MfaFactor[] = ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]

/** The form as it was sent: a field for each factor that is checked. */
export interface MfaForm extends Partial<Record<MfaFactor, "on">> {
  preferred?: MfaFactor | ""
  shown: string
  shownPreferred: string
}

/**
 * What a form of checkboxes changes: only what differs from what it showed. The factor that comes first is named again,
 * because that is how Cognito is told; and so is the one that came first and shall not any more.
 * @throws ApiError `InvalidInput` when nothing differs, or a factor shall come first that is off
 */
export function mfaChanges(form: MfaForm): MfaPreference {
  const shown = form.shown.split(",")
  const isOn = (factor: MfaFactor) => form[factor] === "on"
  const preferred = form.preferred || undefined
  if (preferred && !isOn(preferred)) throw new ApiError("InvalidInput", { field: "preferred", rule: "preferredFactor" })
  // A form does not ask in a pool with one factor, which has no order.
  const isReordered = form.preferred !== undefined && form.preferred !== form.shownPreferred
  const named = isReordered && (preferred ?? form.shownPreferred)
  const enable = FACTORS.filter((factor) => isOn(factor) && (!shown.includes(factor) || factor === named))
  const disable = FACTORS.filter((factor) => !isOn(factor) && shown.includes(factor))
  if (enable.length + disable.length === 0) throw new ApiError("InvalidInput", { field: "preferred", rule: "noChange" })
  return { enable, disable, ...(preferred && { preferred }) }
}
