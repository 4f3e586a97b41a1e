"use client"

import { useEffect, useRef, useState } from "react"
import type { Failed } from "@/lib/action-result"
import type { ManyUsersPlan, UserOutcome } from "@/lib/many-users"
import type { TakesEffect } from "@/lib/takes-effect"
import type * as RunParts from "./run-parts"

/** What a run needs comes after the page itself, which is looked at before anything is run. */
const runParts = () => import("./run-parts")
const keptRuns = () => import("@/app/ui/behaviour/kept-run")

type Outcomes = ReadonlyMap<string, UserOutcome>

interface Run {
  phase: "before" | "running" | "ended"
  /** What became of whom, by user id. */
  outcomes: Outcomes
  /** Whether `outcomes` are those of a run that ended because the page was left. */
  wasInterrupted: boolean
  /** Whether it could not begin: what it needs has not come, so the network is gone. */
  isUnreachable: boolean
  /** Why it was not begun, or not gone on with, where there is a way out: it may be started again then. */
  refusal: Failed | undefined
  /** There as soon as it has begun. */
  parts: typeof RunParts | undefined
  /** From when on it binds, as the latest answer said. */
  effect: TakesEffect | undefined
  start(userIds: readonly string[], reason: string): void
  stop(): void
}

/** A run of the change: not before it is started, then while it is sent, and what it came to. */
export function useRun(plan: ManyUsersPlan, runId: string): Run {
  const [asked] = useState({ plan, runId })
  const [phase, setPhase] = useState<Run["phase"]>("before")
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map())
  const [wasInterrupted, setWasInterrupted] = useState(false)
  const [isUnreachable, setIsUnreachable] = useState(false)
  const [effect, setEffect] = useState<TakesEffect>()
  const [refusal, setRefusal] = useState<Failed>()
  const [parts, setParts] = useState<typeof RunParts>()
  const running = useRef<AbortController | null>(null)

  useEffect(() => {
    runParts().catch(() => {})
    keptRuns().then(
      ({ keptRun }) => {
        // Of those whose answer was lost, the preview knows more by now.
        const kept = keptRun(window).filter(({ kind }) => kind !== "unknown")
        if (kept.length === 0 || running.current) return
        setOutcomes(byUser(kept))
        setWasInterrupted(true)
      },
      () => {},
    )
  }, [])

  useEffect(() => {
    if (phase !== "running") return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [phase])

  useEffect(() => () => running.current?.abort(), [])

  const start = async (userIds: readonly string[], reason: string) => {
    if (running.current) return
    const run = new AbortController()
    running.current = run
    const loaded = await runParts().catch(() => undefined)
    setIsUnreachable(!loaded)
    if (!loaded) {
      running.current = null
      return
    }
    setParts(loaded)
    setPhase("running")
    setWasInterrupted(false)
    setRefusal(undefined)
    const earlier = [...outcomes.values()].filter(({ userId }) => !userIds.includes(userId))
    const refused = await loaded.sendRun(
      { ...asked, userIds, reason, earlier, signal: run.signal },
      (reached, binds) => {
        setOutcomes(byUser(reached))
        setEffect((before) => binds ?? before)
      },
    )
    setRefusal(refused)
    setPhase(refused ? "before" : "ended")
    if (refused) running.current = null
  }

  const stop = () => running.current?.abort()
  return { phase, outcomes, wasInterrupted, isUnreachable, refusal, parts, effect, start, stop }
}

function byUser(outcomes: readonly UserOutcome[]): Outcomes {
  return new Map(outcomes.map((outcome) => [outcome.userId, outcome]))
}
