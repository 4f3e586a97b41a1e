import type { Metadata } from "next"
import { headers } from "next/headers"
import { buttonClass } from "@/app/ui/button-class"
import { WayBack } from "@/app/ui/way-back"
import { requireRole } from "@/lib/session"
import type { SearchParams } from "@/lib/user-query"
import { type Subject, UserActionPage, type UserActionProps } from "../user-action-page"
import { FactorFacts } from "./factor-facts"
import { MfaSettings } from "./mfa-settings"
import { setUserMfaPreferenceOffer } from "./offer"

export const metadata: Metadata = { title: "Second factors" }

/** What a browser says of a page that another site has led to. */
const FROM_ELSEWHERE = ["cross-site", "same-site"]

type Props = UserActionProps & { searchParams: Promise<SearchParams> }

/**
 * Nothing is looked up before somebody has asked for it: Cognito would count the user as active on the AWS bill. A link on
 * another site is not asking, for whoever is signed in.
 */
export default async function SetUserMfaPreferencePage({ params, searchParams }: Props) {
  await requireRole()
  const isLedHere = FROM_ELSEWHERE.includes((await headers()).get("sec-fetch-site") ?? "")
  const isAsked = (await searchParams).look !== undefined && !isLedHere
  return (
    <UserActionPage
      params={params}
      offer={setUserMfaPreferenceOffer}
      reading={(subject) => (isAsked ? <FactorFacts {...subject} /> : <LookUp {...subject} back="Back to the user" />)}
    >
      {(subject) => (isAsked ? <MfaSettings {...subject} /> : <LookUp {...subject} back="Cancel" />)}
    </UserActionPage>
  )
}

function LookUp({ userPath, back }: Subject & { back: string }) {
  return (
    <>
      <p>
        No list holds the second factors of a user. Asking Cognito for them counts the user as active in this month, on
        the AWS bill, also if they have not signed in.
      </p>
      <p className="flex flex-wrap gap-2">
        <a
          href={`${userPath}/${setUserMfaPreferenceOffer.path}?look`}
          data-dialog=""
          className={buttonClass("primary")}
        >
          Look it up
        </a>
        <WayBack href={userPath}>{back}</WayBack>
      </p>
    </>
  )
}
