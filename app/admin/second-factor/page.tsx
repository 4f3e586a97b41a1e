import type { Metadata } from "next"
import { DoneNotice } from "@/app/ui/done-notice"
import { FreshSignInNotice } from "@/app/ui/fresh-sign-in-notice"
import { PageHead } from "@/app/ui/page-head"
import { outcomeOf } from "@/lib/api"
import { readAppSetUp } from "@/lib/app-set-up"
import { isSecondFactorRequired } from "@/lib/is-second-factor-required"
import { ownFactorPath } from "@/lib/own-factor-path"
import { OWN_FACTOR } from "@/lib/own-factor-words"
import { APP_FACTOR, readOwnFactors } from "@/lib/own-second-factor"
import { requireRole } from "@/lib/session"
import { describeUserPool } from "@/lib/user-pool"
import type { SearchParams } from "@/lib/user-query"
import { OwnAccount } from "./own-account"
import { OwnFactors } from "./own-factors"
import { OwnFailure } from "./own-failure"

export const metadata: Metadata = { title: OWN_FACTOR.title }

/** One's own second factor: whether there is one, and the ways to set one up and to switch it off. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await requireRole()
  const { next } = await searchParams
  const [own, pool] = await Promise.all([outcomeOf(readOwnFactors(session)), outcomeOf(describeUserPool())])
  return (
    <>
      <PageHead title={OWN_FACTOR.title} />
      <DoneNotice searchParams={searchParams} />
      <div className="grid max-w-lg grid-cols-1 gap-4 px-4 md:px-6">
        <OwnAccount session={session} />
        {own.ok ? (
          <OwnFactors
            factors={own.data}
            isRequired={isSecondFactorRequired(pool.ok ? pool.data : undefined)}
            // Where the pool did not answer, Cognito says so when it is asked.
            isOffered={!pool.ok || (pool.data.mfa !== "OFF" && pool.data.mfaFactors.includes(APP_FACTOR))}
            isBegun={(await readAppSetUp(session)) !== null}
            ahead={<FreshSignInNotice />}
            next={typeof next === "string" ? next : undefined}
          />
        ) : (
          <OwnFailure error={own.error} here={ownFactorPath(next)} />
        )}
      </div>
    </>
  )
}
