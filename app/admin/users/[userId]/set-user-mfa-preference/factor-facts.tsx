import { Failure } from "@/app/ui/failure"
import { WayBack } from "@/app/ui/way-back"
import { outcomeOf } from "@/lib/api"
import { mfaFactorName } from "@/lib/user-pool-words"
import { getUserWithFactors } from "@/lib/users"
import type { Subject } from "../user-action-page"
import { setUserMfaPreferenceOffer } from "./offer"

/** The second factors of a user, for somebody who may not switch them. */
export async function FactorFacts({ user, userPath }: Subject) {
  const looked = await outcomeOf(getUserWithFactors(user.userId))
  const here = `${userPath}/${setUserMfaPreferenceOffer.path}?look`
  if (!looked.ok) return <Failure what="The second factors could not be read." error={looked.error} retry={here} />
  const { factors, preferred } = looked.data
  return (
    <>
      {factors.length === 0 ? (
        <p>Nothing is asked for besides the password.</p>
      ) : (
        <div className="grid gap-2">
          <h2 className="font-medium">Asked for besides the password</h2>
          <ul className="grid gap-1">
            {factors.map((factor) => (
              <li key={factor}>
                <span className="inline-block first-letter:uppercase">{mfaFactorName(factor)}</span>
                {factor === preferred && <span className="text-muted"> · comes first</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>
        <WayBack href={userPath}>Back to the user</WayBack>
      </p>
    </>
  )
}
