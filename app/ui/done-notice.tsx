import { DONE_PARAMETER } from "@/lib/landing"
import { noticeSentence } from "@/lib/notices"
import { recentChanges } from "@/lib/recent-changes"
import type { SearchParams } from "@/lib/user-query"
import { Notice } from "./notice"

/** What the change that led here came to. Focused by script, so that it is read out and the keyboard goes on from it. */
export async function DoneNotice({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const done = (await searchParams)[DONE_PARAMETER]
  const change = done === undefined ? undefined : (await recentChanges()).find(({ requestId }) => requestId === done)
  const sentence = change && noticeSentence(change.notice)
  if (!sentence) return null
  return (
    <div role="status" tabIndex={-1} data-done="" className="mb-4 px-4 md:px-6">
      <Notice tone="success">{sentence}</Notice>
    </div>
  )
}
