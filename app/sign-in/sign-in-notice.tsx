import { Notice } from "@/app/ui/notice"
import { signInNotice } from "@/lib/sign-in-words"

/** What led here, by the `notice` in the address; anything else there says nothing. */
export function SignInNotice({ notice: key }: { notice: unknown }) {
  const notice = signInNotice(key)
  if (!notice) return null
  return (
    <div role="status" className="mb-4">
      <Notice tone={notice.tone}>{notice.text}</Notice>
    </div>
  )
}
