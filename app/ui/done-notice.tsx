import type { ReactNode } from "react"
import { DONE_PARAMETER } from "@/lib/landing"
import { isWarning, noticeEffect, noticeSentence } from "@/lib/notices"
import type { RecentChange } from "@/lib/recent-change"
import { recentChanges } from "@/lib/recent-changes"
import type { SearchParams } from "@/lib/user-query"
import { EffectSentence } from "./effect-sentence"
import { Notice } from "./notice"

interface Props {
  searchParams: Promise<SearchParams>
  /** The way back, for a change that has one. */
  action?: (change: RecentChange) => ReactNode
}

/** What the change that led here came to. Focused by script, so that it is read out and the keyboard goes on from it. */
export async function DoneNotice({ searchParams, action }: Props) {
  const done = (await searchParams)[DONE_PARAMETER]
  const change = done === undefined ? undefined : (await recentChanges()).find(({ requestId }) => requestId === done)
  const notice = change?.notice
  const sentence = notice && noticeSentence(notice)
  if (!sentence) return null
  const effect = noticeEffect(notice)
  return (
    <div role="status" tabIndex={-1} data-done="" className="mb-4 px-4 md:px-6">
      <Notice tone={isWarning(notice) ? "warning" : "success"} action={action?.(change)}>
        {sentence} {effect && <EffectSentence {...effect} />}
      </Notice>
    </div>
  )
}
