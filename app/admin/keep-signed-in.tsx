import { Checkbox } from "@/app/ui/checkbox"
import { ROLE_CHANGE } from "@/lib/role-change-words"

/** In the form that takes a role: `membership-schema.ts` reads it. */
export function KeepSignedIn() {
  return <Checkbox name="keepSignedIn" label={ROLE_CHANGE.keepSignedIn} hint={ROLE_CHANGE.keepSignedInHint} />
}
