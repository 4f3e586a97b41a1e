import "server-only"
import { REASON_LENGTH } from "@/amplify/data/arguments"
import { Field } from "@/app/ui/field"
import { REASON, ruleSentence } from "@/lib/words"

/** Why a change is made; `reason-schema.ts` reads it. The audit trail keeps it, and the field says so. */
export function ReasonField({ optional = false }: { optional?: boolean }) {
  return (
    <Field
      name="reason"
      label={optional ? REASON.optionalLabel : REASON.label}
      hint={REASON.hint}
      required={!optional}
      // Nothing but blanks is no reason; a run of many would be refused in the middle.
      pattern={optional ? undefined : ".*\\S.*"}
      title={optional ? undefined : ruleSentence("reason")}
      maxLength={REASON_LENGTH}
      autoComplete="off"
      dir="auto"
    />
  )
}
