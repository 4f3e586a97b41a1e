"use client"

import { useEffect, useRef, useState } from "react"
import type { ActionResult } from "@/lib/action-result"

interface Props {
  value: string
  result: ActionResult<unknown>
  /** Whether what is sent after an answer that never came is the same submission again. */
  keep?: boolean
}

/**
 * The hidden field that names a submission. The same name twice means "the same submission again" (a double click, a
 * retry), so after an answer it leaves, and the server names the next submission itself.
 */
export function RequestId({ value, result, keep }: Props) {
  const answered = useRef(result)
  const [spent, setSpent] = useState<string | null>(null)
  useEffect(() => {
    if (answered.current === result) return
    answered.current = result
    if (!keep || !("requestId" in result) || result.requestId) setSpent(value)
  }, [result, value, keep])
  return spent === value ? null : <input type="hidden" name="requestId" value={value} />
}
