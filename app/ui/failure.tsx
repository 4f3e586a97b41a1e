import type { ApiError } from "@/lib/api-error"
import { readingSentence } from "@/lib/words"
import { buttonClass } from "./button-class"
import { Notice } from "./notice"

/** In place of what could not be read: what failed, and the same address again. What stands around it still works. */
export function Failure({ what, error, retry }: { what: string; error: ApiError; retry: string }) {
  return (
    <div role="alert">
      <Notice
        tone="failure"
        action={
          <a href={retry} className={buttonClass()}>
            Try again
          </a>
        }
      >
        <strong className="font-medium">{what}</strong> {readingSentence(error.code, error.parameters)}
      </Notice>
    </div>
  )
}
