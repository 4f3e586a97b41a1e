"use client"

import { useEffect, useRef, useState } from "react"
import type * as KeptRuns from "@/app/ui/behaviour/kept-run"
import { IDLE } from "@/lib/action-result"
import type { ManyUsersPlan, UserOutcome } from "@/lib/many-users"
import { MANY_USERS } from "@/lib/many-users-words"
import { changeManyUsersAction } from "./action"
import { inBatches } from "./in-batches"
import { planFields } from "./plan-fields"

/** Comes with what the frame does beyond HTML: the page itself need not wait for it, and a run does without it. */
const keptRuns = () => import("@/app/ui/behaviour/kept-run").catch(() => NOTHING_KEPT)
const NOTHING_KEPT: Pick<typeof KeptRuns, "keptRun" | "keepRun" | "forgetRun"> = {
  keptRun: () => [],
  keepRun: () => {},
  forgetRun: () => {},
}

type Outcomes = ReadonlyMap<string, UserOutcome>

interface Run {
  phase: "before" | "running" | "ended"
  /** What became of whom, by user id. */
  outcomes: Outcomes
  /** Whether `outcomes` are those of a run that ended because the page was left. */
  wasInterrupted: boolean
  start(userIds: readonly string[]): void
  stop(): void
}

/**
 * Changes the users in batches, and remembers what became of whom until the end: whoever leaves the page in the middle
 * stops the run, and finds it here again.
 */
export function useRun(plan: ManyUsersPlan, runId: string): Run {
  const [asked] = useState({ plan, runId })
  const [phase, setPhase] = useState<Run["phase"]>("before")
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map())
  const [wasInterrupted, setWasInterrupted] = useState(false)
  const running = useRef<AbortController | null>(null)

  useEffect(() => {
    keptRuns().then(({ keptRun }) => {
      // Of those whose answer was lost, the preview knows more by now.
      const kept = keptRun(window).filter(({ kind }) => kind !== "unknown")
      if (kept.length === 0 || running.current) return
      setOutcomes(byUser(kept))
      setWasInterrupted(true)
    })
  }, [])

  useEffect(() => {
    if (phase !== "running") return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [phase])

  useEffect(() => () => running.current?.abort(), [])

  const start = async (userIds: readonly string[]) => {
    if (running.current) return
    running.current = new AbortController()
    setPhase("running")
    setWasInterrupted(false)
    const { forgetRun, keepRun } = await keptRuns()
    let reached = [...outcomes.values()].filter(({ userId }) => !userIds.includes(userId))
    const send = async (batch: string[]) => {
      const fields = planFields(asked.plan, batch)
      fields.set("runId", asked.runId)
      const answer = await changeManyUsersAction(IDLE, fields).catch(() => null)
      const isDone = answer?.status === "ok"
      reached = [...reached, ...(isDone ? answer.data.outcomes : batch.map(refused(answer)))]
      setOutcomes(byUser(reached))
      keepRun(window, reached)
      return isDone
    }
    await inBatches(userIds, send, running.current.signal)
    // Leaving the page loses the answer of the batch on its way, which looks like a network that is gone.
    if (!reached.some(({ kind }) => kind === "unknown")) forgetRun(window)
    setPhase("ended")
  }

  return { phase, outcomes, wasInterrupted, start, stop: () => running.current?.abort() }
}

/** What became of each user of a batch that was refused as a whole, or whose answer never came. */
function refused(answer: { status: string; message?: string } | null) {
  return (userId: string): UserOutcome =>
    answer?.message === undefined
      ? { userId, kind: "unknown", sentence: MANY_USERS.unknown() }
      : { userId, kind: "failed", sentence: answer.message }
}

function byUser(outcomes: readonly UserOutcome[]): Outcomes {
  return new Map(outcomes.map((outcome) => [outcome.userId, outcome]))
}
