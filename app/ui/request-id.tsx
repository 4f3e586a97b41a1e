"use client"

import { useState } from "react"
import type { ActionResult } from "@/lib/action-result"

interface Props {
  value: string
  result: ActionResult<unknown>
  /** Whether `result` is no answer, and what is sent next the same submission again. */
  isLost?: boolean
}

/**
 * The hidden field that names a submission. The same name twice means "the same submission again" (a double click, a
 * retry), so after an answer it leaves, and the server names the next submission itself.
 */
export function RequestId({ value, result, isLost }: Props) {
  const [[seen, spent], setSeen] = useState<[seen: typeof result, spent?: string]>([result])
  if (seen !== result) setSeen([result, isLost ? spent : value])
  return spent === value ? null : <input type="hidden" name="requestId" value={value} />
}
