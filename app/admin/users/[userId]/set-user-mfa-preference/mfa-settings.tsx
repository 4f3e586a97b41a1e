import { ActionButtons } from "@/app/ui/action-buttons"
import { Failure } from "@/app/ui/failure"
import { Form } from "@/app/ui/form"
import { outcomeOf } from "@/lib/api"
import { describeUserPool } from "@/lib/user-pool"
import { getUserWithFactors } from "@/lib/users"
import { NothingToChange } from "../../../nothing-to-change"
import { ReasonField } from "../../../reason-field"
import type { Subject } from "../user-action-page"
import { UserFields } from "../user-fields"
import { setUserMfaPreferenceAction } from "./action"
import { MfaFactors } from "./mfa-factors"
import { setUserMfaPreferenceOffer } from "./offer"

/** The second factors that the pool allows, as the user has them, and the form that switches them. */
export async function MfaSettings({ user, name, requestId, userPath }: Subject) {
  const [looked, pool] = await Promise.all([outcomeOf(getUserWithFactors(user.userId)), outcomeOf(describeUserPool())])
  const here = `${userPath}/${setUserMfaPreferenceOffer.path}?look`
  if (!looked.ok) return <Failure what="The second factors could not be read." error={looked.error} retry={here} />
  if (!pool.ok) return <Failure what="The user pool could not be described." error={pool.error} retry={here} />
  const { factors, preferred } = looked.data
  const known = [...new Set([...pool.data.mfaFactors, ...factors])]
  if (known.length === 0 || pool.data.mfa === "OFF") {
    const sentence = "The user pool asks nobody for a second factor: it is switched off for all."
    return <NothingToChange sentence={sentence} back={{ href: userPath, label: "Back to the user" }} />
  }
  return (
    <Form action={setUserMfaPreferenceAction} requestId={requestId}>
      <UserFields userId={user.userId} name={name} />
      <input type="hidden" name="shown" value={factors.join(",")} />
      <input type="hidden" name="shownPreferred" value={preferred ?? ""} />
      <MfaFactors known={known} factors={factors} preferred={preferred ?? undefined} />
      <ReasonField optional />
      <ActionButtons pendingLabel="Saving…" cancel={userPath}>
        Save
      </ActionButtons>
    </Form>
  )
}
