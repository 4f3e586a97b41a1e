"use client"

import { useEffect, useRef, useState } from "react"
import type { ActionResult } from "@/lib/action-result"

/**
 * The hidden field that names a submission. The same name twice means "the same submission again" (a double click, a
 * retry), so after an answer it leaves, and the server names the next submission itself.
 */
export function RequestId({ value, result }: { value: string; result: ActionResult<unknown> }) {
  const answered = useRef(result)
  const [spent, setSpent] = useState<string | null>(null)
  useEffect(() => {
    if (answered.current === result) return
    answered.current = result
    // Where no answer came, the next is the same submission again.
    if (!("requestId" in result) || result.requestId) setSpent(value)
  }, [result, value])
  return spent === value ? null : <input type="hidden" name="requestId" value={value} />
}
