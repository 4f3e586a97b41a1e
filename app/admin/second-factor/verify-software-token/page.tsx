import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { ActionPage } from "@/app/ui/action-page"
import { AppCodeField } from "@/app/ui/app-code-field"
import { AuthenticatorApp } from "@/app/ui/authenticator-app"
import { Form } from "@/app/ui/form"
import { readAppSetUp } from "@/lib/app-set-up"
import { OWN_FACTOR_PATH } from "@/lib/own-factor-path"
import { OWN_FACTOR, VERIFY_APP } from "@/lib/own-factor-words"
import { newRequestId } from "@/lib/request-id"
import { requireRole } from "@/lib/session"
import { NothingToChange } from "../../nothing-to-change"
import { OwnAccount } from "../own-account"
import { verifySoftwareTokenAction } from "./action"

export const metadata: Metadata = { title: VERIFY_APP.title }

const above = { href: OWN_FACTOR_PATH, label: OWN_FACTOR.title }

/** The picture and the key for the app that is being set up, and the code that proves it. */
export default async function VerifySoftwareTokenPage() {
  const session = await requireRole()
  const setUp = await readAppSetUp(session)
  const account = session.email ?? session.username
  return (
    <ActionPage title={VERIFY_APP.title} above={above}>
      <OwnAccount session={session} />
      {setUp ? (
        <>
          <p>{setUp.isProven ? VERIFY_APP.proven : VERIFY_APP.time}</p>
          {!setUp.isProven && <AuthenticatorApp secret={setUp.secret} account={account} />}
          <Form action={verifySoftwareTokenAction} requestId={newRequestId()} label={VERIFY_APP.title}>
            {!setUp.isProven && <AppCodeField />}
            <ActionButtons pendingLabel="Switching on…" cancel={OWN_FACTOR_PATH}>
              Switch it on
            </ActionButtons>
          </Form>
        </>
      ) : (
        <NothingToChange sentence={VERIFY_APP.over} back={{ href: OWN_FACTOR_PATH, label: "Begin again" }} />
      )}
    </ActionPage>
  )
}
