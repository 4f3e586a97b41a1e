"use client"

import { Choice } from "@/app/ui/choice"
import { useIsTicked } from "@/app/ui/form-state"
import { capitalized } from "@/lib/capitalized"
import { mfaFactorName } from "@/lib/user-pool-words"
import { MfaError } from "./mfa-error"

interface Props {
  /** All that may be switched, by Cognito's names. */
  known: readonly string[]
  /** Those of them that are on. */
  factors: readonly string[]
  preferred: string | undefined
}

/** What is asked for besides the password, and which of it first; stays as it was chosen after a failure. */
export function MfaFactors({ known, factors, preferred }: Props) {
  const isTicked = useIsTicked()
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">
          {factors.length === 0 ? "Nothing is asked for besides the password" : "Asked for besides the password"}
        </legend>
        {known.map((factor) => {
          const ticked = isTicked(factor, factors.includes(factor))
          return (
            // The key: React resets a form that was submitted, and has to find what was chosen as the default then.
            <label key={`${factor} ${ticked}`} className="flex items-start gap-2">
              <input type="checkbox" name={factor} defaultChecked={ticked} className="mt-0.5 size-4" />
              <span>
                <span className="block">{capitalized(mfaFactorName(factor))}</span>
                {!factors.includes(factor) && (
                  <span className="block text-xs text-muted">
                    Off, or never set up. Cognito refuses one that the user has not set up themselves.
                  </span>
                )}
              </span>
            </label>
          )
        })}
      </fieldset>
      {known.length > 1 ? (
        <Choice
          name="preferred"
          legend="Which comes first"
          options={{
            "": "None",
            ...Object.fromEntries(known.map((factor) => [factor, capitalized(mfaFactorName(factor))])),
          }}
          initial={preferred ?? ""}
        />
      ) : (
        <MfaError />
      )}
    </>
  )
}
