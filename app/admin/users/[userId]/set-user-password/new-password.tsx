import { buttonClass } from "@/app/ui/button-class"
import { Notice } from "@/app/ui/notice"
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
  const path = landingPath(`/admin/users/${userId}`, requestId)
  return (
    <div data-dialog-after={path} data-result="" tabIndex={-1} className="grid gap-4 outline-none">
      <div role="status">
        <Notice tone="success">
          The password is set and nobody was told. Pass it on yourself: it is shown this once.{" "}
          {!permanent && "They set their own at the next sign-in."}
        </Notice>
      </div>
      <p className="flex flex-wrap items-center gap-2">
        <code
          data-copied=""
          dir="ltr"
          className="rounded-md border border-line bg-panel px-2.5 py-1 font-mono wrap-anywhere"
        >
          {generated}
        </code>
        <button type="button" data-copy="Copied" data-needs-scripts="" className={buttonClass()}>
          Copy
        </button>
      </p>
      <p>
        <a href={path} className={buttonClass("primary")}>
          Done
        </a>
      </p>
    </div>
  )
}
