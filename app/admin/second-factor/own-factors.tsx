import type { ReactNode } from "react"
import { buttonClass } from "@/app/ui/button-class"
import { Notice } from "@/app/ui/notice"
import { SWITCH_APP_OFF_PATH, VERIFY_APP_PATH } from "@/lib/own-factor-path"
import { OWN_FACTOR } from "@/lib/own-factor-words"
import { APP_FACTOR } from "@/lib/own-second-factor"
import { mfaFactorName } from "@/lib/user-pool-words"
import { BeginForm } from "./begin-form"

interface Props {
  /** What is asked for when they sign in, by Cognito's names. */
  factors: string[]
  /** Whether whoever has a role needs one. */
  isRequired: boolean
  /** Whether the pool lets people set up an app. */
  isOffered: boolean
  /** Whether one is being set up in this browser. */
  isBegun: boolean
  /** What is to be done before something can be changed. */
  ahead: ReactNode
  next: string | undefined
}

/** What one has, and what can be done about it now. */
export function OwnFactors({ factors, isRequired, isOffered, isBegun, ahead, next }: Props) {
  const hasApp = factors.includes(APP_FACTOR)
  const others = factors.filter((factor) => factor !== APP_FACTOR).map(mfaFactorName)
  return (
    <>
      <Notice tone={hasApp ? "success" : "warning"}>
        {hasApp ? OWN_FACTOR.on : OWN_FACTOR.off} {factors.length === 0 && OWN_FACTOR.passwordAlone}{" "}
        {factors.length === 0 && isRequired && OWN_FACTOR.required}
      </Notice>
      {others.length > 0 && <p>{OWN_FACTOR.others(others.join(", "))}</p>}
      {isBegun && (
        <Notice
          tone="info"
          action={
            <a href={VERIFY_APP_PATH} className={buttonClass()}>
              {OWN_FACTOR.goOn}
            </a>
          }
        >
          {OWN_FACTOR.begun}
        </Notice>
      )}
      {ahead}
      {hasApp && <h2 className="mt-2 font-semibold">{OWN_FACTOR.replaceTitle}</h2>}
      {!isOffered && <p>{OWN_FACTOR.notOffered}</p>}
      {isOffered && <p>{hasApp ? OWN_FACTOR.replace : OWN_FACTOR.setUp}</p>}
      {isOffered && <BeginForm isInPlace={hasApp} next={next} />}
      {hasApp && isRequired && <p>{OWN_FACTOR.kept}</p>}
      {hasApp && !isRequired && (
        <p className="border-t border-line pt-4">
          <a href={SWITCH_APP_OFF_PATH} data-dialog="" className={buttonClass("dangerous")}>
            Switch it off
          </a>
        </p>
      )}
    </>
  )
}
