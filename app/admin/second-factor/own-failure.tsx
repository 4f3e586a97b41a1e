import { buttonClass } from "@/app/ui/button-class"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import type { ApiError } from "@/lib/api-error"
import { OWN_FACTOR } from "@/lib/own-factor-words"
import { newSignInPath } from "@/lib/sign-in-path"
import { WAYS_OUT } from "@/lib/words"

/** In place of what Cognito did not say of one's own account. @param here the page's own address */
export function OwnFailure({ error, here }: { error: ApiError; here: string }) {
  if (error.code !== "AuthorityLost") return <Failure what={OWN_FACTOR.unread} error={error} retry={here} />
  return (
    <div role="alert">
      <Notice
        tone="failure"
        action={
          <a href={newSignInPath(here)} className={buttonClass()}>
            {WAYS_OUT.signInAgain}
          </a>
        }
      >
        {OWN_FACTOR.ended}
      </Notice>
    </div>
  )
}
