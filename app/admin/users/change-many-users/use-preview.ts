"use client"

import { useCallback, useEffect, useState } from "react"
import type { ManyUsersPlan, PreviewLine } from "@/lib/many-users"

type Lines = ReadonlyMap<string, PreviewLine>

interface Chosen {
  plan: ManyUsersPlan
  userIds: readonly string[]
  firstLines: readonly PreviewLine[]
  /** What is said when no answer comes. */
  unreachable: string
}

interface Preview {
  /** By user id; whoever was not looked at yet is not among them. */
  lines: Lines
  /** Whether the rest is being asked for. Not before scripts run, and not where the rest is none. */
  isReading: boolean
  /** Why the rest could not be looked at. */
  problem: string | null
  retry(): void
}

/** What would happen to each of the chosen users: the page brings the first of them, and the rest is asked for here. */
export function usePreview({ plan, userIds, firstLines, unreachable }: Chosen): Preview {
  // The answer to each batch brings new properties along; what the page began with is what it goes on with.
  const [asked] = useState({ plan, userIds })
  const [lines, setLines] = useState<Lines>(() => new Map(firstLines.map((line) => [line.userId, line])))
  const [isReading, setIsReading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read already is not asked for again.
  useEffect(() => {
    const missing = asked.userIds.filter((userId) => !lines.has(userId))
    if (missing.length === 0) return
    const leaving = new AbortController()
    setIsReading(true)
    setProblem(null)
    const show = (more: PreviewLine[]) =>
      setLines((before) => new Map([...before, ...more.map((line) => [line.userId, line] as const)]))
    // Most choose fewer than the page brings.
    import("./preview-rest")
      .then(({ previewRest }) => previewRest(asked.plan, missing, leaving.signal, show))
      .then(
        (refused) => leaving.signal.aborted || setProblem(refused),
        () => leaving.signal.aborted || setProblem(unreachable),
      )
      .finally(() => leaving.signal.aborted || setIsReading(false))
    return () => leaving.abort()
  }, [asked, attempt])

  return { lines, isReading, problem, retry: useCallback(() => setAttempt((count) => count + 1), []) }
}
