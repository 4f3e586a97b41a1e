"use client"

import { type ComponentType, lazy, type ReactNode, Suspense, useActionState, useEffect, useRef, useState } from "react"
import { buttonClass } from "@/app/ui/button-class"
import { EffectSentence } from "@/app/ui/effect-sentence"
import { FormFailure } from "@/app/ui/form-failure"
import { FormState } from "@/app/ui/form-state"
import { Notice } from "@/app/ui/notice"
import { RequestId } from "@/app/ui/request-id"
import { SubmitButton } from "@/app/ui/submit-button"
import type { ActionResult } from "@/lib/action-result"
import { leavesTrace, type ManyUsersPlan, type PreviewLine } from "@/lib/many-users"
import { MOST_USERS_IN_ONE_POST } from "@/lib/many-users-limits"
import { type ButtonWords, MANY_USERS } from "@/lib/many-users-words"
import { changeManyUsersAction } from "./action"
import { type Row, rowsOf, stillTrue, tally } from "./rows"
import { usePreview } from "./use-preview"
import { useRun } from "./use-run"
import { UserRows } from "./user-rows"

/**
 * Only once a run is over, and so only with scripts. It is asked for when the run begins: the network may be gone at its
 * end. Where it does not come, what became of each user must still be there, and not an error in place of the page.
 */
const outcomeText = (): Promise<{ default: ComponentType<{ rows: readonly Row[] }> }> =>
  import("./outcome-text").then(
    ({ OutcomeText }) => ({ default: OutcomeText }),
    () => ({ default: () => null }),
  )
const OutcomeText = lazy(outcomeText)

interface Props {
  plan: ManyUsersPlan
  userIds: string[]
  /** What would happen to the first of them. */
  firstLines: PreviewLine[]
  /** Names this run in every log. */
  runId: string
  requestId: string
  /** The field that asks why. */
  reason: ReactNode
  /** What is to be done before, as long as nothing was. */
  ahead?: ReactNode
  /** What the form starts with: what was kept of it. */
  kept: ActionResult<never>
  /** What is said where there are no scripts. */
  children?: ReactNode
  words: {
    button: ButtonWords
    /** What is said of those to whom it would be done. */
    will: string
    /** What is said when no answer comes. */
    unreachable: string
  }
}

/** The preview of a change of many users, the change while it is done, and what became of each of them. */
export function ChangeManyUsers(props: Props) {
  const { plan, userIds: chosen, firstLines, runId, requestId, words, reason, ahead, kept, children } = props
  const [userIds] = useState(chosen)
  const [posted, submit] = useActionState(changeManyUsersAction, kept)
  const preview = usePreview({ plan, userIds, firstLines, unreachable: words.unreachable })
  const run = useRun(plan, runId)
  const said = useRef<HTMLDivElement>(null)

  // Of an earlier run: somebody may have changed them back since, and they would be left out.
  const ofRun = run.wasInterrupted && leavesTrace(plan.change) ? stillTrue(run.outcomes, preview.lines) : run.outcomes
  const outcomes =
    posted.status === "ok" ? new Map(posted.data.outcomes.map((outcome) => [outcome.userId, outcome])) : ofRun
  const hasEnded = run.phase === "ended" || posted.status === "ok"
  const effect = posted.status === "ok" ? posted.data.effect : run.effect
  const rows = rowsOf({
    will: words.will,
    userIds,
    lines: preview.lines,
    outcomes,
    phase: hasEnded ? "ended" : run.phase,
  })
  const refusal = run.refusal ?? posted
  const counts = tally(rows)
  const due = rows.filter(({ isDue }) => isDue).map(({ userId }) => userId)
  const settled = rows.filter(({ state }) => state === "done" || state === "stays").map(({ userId }) => userId)
  // Whoever could not be looked at is looked at again; without scripts, the next post is about the rest.
  const again = run.phase === "ended" ? userIds.filter((userId) => !settled.includes(userId)) : due
  const againPath = posted.status === "ok" ? posted.data.againPath : run.parts?.manyUsersPath(plan, again)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the run has come to its end.
  useEffect(() => {
    // The pressed button was gone, and the focus with it.
    if (run.phase === "ended" || run.refusal) said.current?.focus()
    if (run.phase !== "ended") return
    // Where it does not come, they are still chosen, and nothing more.
    import("@/app/ui/behaviour/chosen-storage").then(
      ({ letGo }) => letGo(window, settled),
      () => {},
    )
  }, [run.phase])

  return (
    <div className="grid gap-4">
      <div className="grid gap-3 px-4 md:px-6">
        {run.phase === "before" && posted.status === "idle" && !run.refusal && ahead}
        <div ref={said} role="status" tabIndex={-1} className="grid gap-3 outline-none empty:hidden">
          {refusal?.status === "failed" && !refusal.fieldErrors?.reason && <FormFailure {...refusal} />}
          {run.wasInterrupted && <Notice tone="warning">{MANY_USERS.interrupted()}</Notice>}
          {hasEnded && (
            <Notice tone={settled.length < rows.length ? "warning" : "success"}>
              {MANY_USERS.ended(counts)} {counts.done > 0 && effect && <EffectSentence {...effect} />}
            </Notice>
          )}
          {!hasEnded && run.phase === "before" && (
            <p>
              {preview.isReading
                ? MANY_USERS.reading(preview.lines.size, userIds.length)
                : MANY_USERS.preview({ changes: due.length, stays: counts.stays, unread: counts.unread })}
            </p>
          )}
        </div>
        {run.isUnreachable && <Notice tone="failure">{words.unreachable}</Notice>}
        {preview.problem && (
          <Notice
            tone="failure"
            action={
              <button type="button" onClick={preview.retry} className={buttonClass()}>
                Try again
              </button>
            }
          >
            {preview.problem}
          </Notice>
        )}
        {run.phase === "running" && run.parts && (
          <run.parts.RunProgress reached={counts.reached} all={counts.reached + counts.left} stop={run.stop} />
        )}
        <form
          action={submit}
          onSubmit={(event) => {
            // With scripts the users are sent in batches, and the page shows how far they got.
            event.preventDefault()
            if (preview.isReading) return
            void outcomeText()
            run.start(due, String(new FormData(event.currentTarget).get("reason") ?? ""))
          }}
          className="flex flex-wrap gap-2"
        >
          {run.phase === "before" && !hasEnded && due.length > 0 && (
            <>
              <RequestId value={requestId} result={posted} />
              <input type="hidden" name="runId" value={runId} />
              <input type="hidden" name="begins" value={due.length} />
              <input type="hidden" name="change" value={plan.change} />
              {plan.groupName !== null && <input type="hidden" name="groupName" value={plan.groupName} />}
              <input type="hidden" name="userIds" value={due.slice(0, MOST_USERS_IN_ONE_POST).join(",")} />
              <FormState value={refusal}>
                <div className="w-full *:max-w-lg">{reason}</div>
              </FormState>
              <SubmitButton
                kind={plan.change === "disable-user" ? "danger" : "primary"}
                pendingLabel={words.button.pending}
                aria-disabled={preview.isReading || undefined}
              >
                {due.length === 1 ? words.button.one : words.button.many.replace("{}", String(due.length))}
              </SubmitButton>
            </>
          )}
          {hasEnded && again.length > 0 && (
            <a href={againPath} className={buttonClass("primary")}>
              {MANY_USERS.again(again.length)}
            </a>
          )}
          {run.phase !== "running" && (
            <a href="/admin/users" className={buttonClass()}>
              {hasEnded || due.length === 0 ? "Back to the users" : "Cancel"}
            </a>
          )}
        </form>
        {children}
        {run.phase === "ended" && (
          <Suspense>
            <OutcomeText rows={rows} />
          </Suspense>
        )}
      </div>
      <UserRows rows={rows} hasEnded={hasEnded} />
    </div>
  )
}
