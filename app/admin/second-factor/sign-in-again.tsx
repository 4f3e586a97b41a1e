import { buttonClass } from "@/app/ui/button-class"
import { Notice } from "@/app/ui/notice"
import { OWN_FACTOR } from "@/lib/own-factor-words"
import { signInAgainPath } from "@/lib/sign-in-path"
import { WAYS_OUT } from "@/lib/words"

/** In place of what takes a fresh sign-in: why, and the way to one. @param next where it leads back to */
export function SignInAgain({ next }: { next: string }) {
  return (
    <Notice
      tone="info"
      action={
        <a href={signInAgainPath(next)} className={buttonClass()}>
          {WAYS_OUT.signInAgain}
        </a>
      }
    >
      {OWN_FACTOR.fresh}
    </Notice>
  )
}
