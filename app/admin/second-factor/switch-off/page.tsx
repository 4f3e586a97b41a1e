import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { ActionPage } from "@/app/ui/action-page"
import { Failure } from "@/app/ui/failure"
import { Form } from "@/app/ui/form"
import { FreshSignInNotice } from "@/app/ui/fresh-sign-in-notice"
import { outcomeOf } from "@/lib/api"
import { isSecondFactorRequired } from "@/lib/is-second-factor-required"
import { OWN_FACTOR_PATH, SWITCH_APP_OFF_PATH } from "@/lib/own-factor-path"
import { OWN_FACTOR, SWITCH_APP_OFF } from "@/lib/own-factor-words"
import { APP_FACTOR, readOwnFactors } from "@/lib/own-second-factor"
import { newRequestId } from "@/lib/request-id"
import { requireRole, type Session } from "@/lib/session"
import { describeUserPool } from "@/lib/user-pool"
import { NothingToChange } from "../../nothing-to-change"
import { OwnAccount } from "../own-account"
import { OwnFailure } from "../own-failure"
import { switchOffAppAction } from "./action"

export const metadata: Metadata = { title: SWITCH_APP_OFF.title }

const above = { href: OWN_FACTOR_PATH, label: OWN_FACTOR.title }
const back = { href: OWN_FACTOR_PATH, label: "Back" }

/** Says what switching the app off means, before it is done. */
export default async function SwitchOffPage() {
  const session = await requireRole()
  return (
    <ActionPage title={SWITCH_APP_OFF.title} above={above}>
      <OwnAccount session={session} />
      {await switchOff(session)}
    </ActionPage>
  )
}

async function switchOff(session: Session) {
  const [own, pool] = await Promise.all([outcomeOf(readOwnFactors(session)), outcomeOf(describeUserPool())])
  if (!own.ok) return <OwnFailure error={own.error} here={SWITCH_APP_OFF_PATH} />
  if (!pool.ok) {
    return <Failure what="The user pool could not be described." error={pool.error} retry={SWITCH_APP_OFF_PATH} />
  }
  if (!own.data.includes(APP_FACTOR)) return <NothingToChange sentence={SWITCH_APP_OFF.notOn} back={back} />
  if (isSecondFactorRequired(pool.data)) return <NothingToChange sentence={OWN_FACTOR.kept} back={back} />
  return (
    <>
      <FreshSignInNotice />
      <Form action={switchOffAppAction} requestId={newRequestId()} label={SWITCH_APP_OFF.title}>
        <p>{SWITCH_APP_OFF.sentence}</p>
        <ActionButtons kind="danger" pendingLabel="Switching off…" cancel={OWN_FACTOR_PATH}>
          Switch it off
        </ActionButtons>
      </Form>
    </>
  )
}
