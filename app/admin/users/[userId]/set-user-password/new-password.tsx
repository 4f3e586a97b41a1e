import { ShownOnce } from "@/app/ui/shown-once"
import { landingPath } from "@/lib/landing"

export interface SetPassword {
  userId: string
  /** Only one that was generated; who typed one knows it. */
  generated?: string
  permanent: boolean
  requestId: string
}

/** A password that was just generated: shown once. */
export function NewPassword({ userId, generated, permanent, requestId }: SetPassword) {
  return (
    <ShownOnce secret={generated} after={landingPath(`/admin/users/${userId}`, requestId)}>
      The password is set and nobody was told. Pass it on yourself: it is shown this once.{" "}
      {!permanent && "They set their own at the next sign-in."}
    </ShownOnce>
  )
}
