import type { PreviewLine, UserOutcome, Verdict } from "@/lib/many-users"
import { MANY_USERS } from "@/lib/many-users-words"
import type { StatusTone } from "@/lib/user-status"

/** One user, as the page shows them now. */
export interface Row {
  userId: string
  name: string
  email: string | null
  tone: StatusTone
  /** What would happen, what is going to, or what has. */
  sentence: string
  state: "unread" | "changes" | "stays" | "done" | "failed" | "unknown"
  /** Whether the change is (still) to be done to them. */
  isDue: boolean
}

interface Known {
  /** What is said of those to whom it would be done. */
  will: string
  userIds: readonly string[]
  lines: ReadonlyMap<string, PreviewLine>
  outcomes: ReadonlyMap<string, UserOutcome>
  phase: "before" | "running" | "ended"
}

/** The chosen users in the order in which they were chosen, each with the latest that is known of them. */
export function rowsOf({ will, userIds, lines, outcomes, phase }: Known): Row[] {
  return userIds.map((userId) => {
    const line = lines.get(userId)
    const about = { userId, name: line?.name ?? userId, email: line?.email ?? null }
    return { ...about, ...(ofOutcome(outcomes.get(userId)) ?? ofVerdict(line)) }
  })

  function ofOutcome(outcome: UserOutcome | undefined): Omit<Row, "userId" | "name" | "email"> | null {
    if (!outcome) return null
    const { kind, sentence, isHalf } = outcome
    if (kind === "done") return { tone: isHalf ? "warn" : "good", sentence, state: "done", isDue: false }
    return { tone: kind === "unknown" ? "warn" : "bad", sentence, state: kind, isDue: true }
  }

  function ofVerdict(line: PreviewLine | undefined): Omit<Row, "userId" | "name" | "email"> {
    if (!line) return { tone: "plain", sentence: MANY_USERS.notRead(), state: "unread", isDue: false }
    const { verdict } = line
    if (verdict.kind === "stays") return { tone: "plain", sentence: verdict.sentence, state: "stays", isDue: false }
    if (verdict.kind === "failed") return { tone: "bad", sentence: verdict.sentence, state: "unread", isDue: false }
    const sentence = { before: will, running: MANY_USERS.waiting(), ended: MANY_USERS.notReached() }[phase]
    return { tone: "wait", sentence, state: "changes", isDue: true }
  }
}

/** Of what became of whom earlier, that which what is seen of them now does not contradict. */
export function stillTrue(
  outcomes: ReadonlyMap<string, UserOutcome>,
  lines: ReadonlyMap<string, PreviewLine>,
): ReadonlyMap<string, UserOutcome> {
  return new Map([...outcomes].filter(([userId, { kind }]) => lines.get(userId)?.verdict.kind !== CONTRADICTION[kind]))
}

const CONTRADICTION: Readonly<Record<UserOutcome["kind"], Verdict["kind"] | null>> = {
  done: "changes",
  failed: "stays",
  unknown: null,
}

export interface Tally {
  unread: number
  stays: number
  done: number
  failed: number
  /** Who may have been changed or not: the answer was lost. */
  unknown: number
  /** Whom the run has come to, with whatever outcome. */
  reached: number
  left: number
}

/** How many rows are in which state. */
export function tally(rows: readonly Row[]): Tally {
  const count = (state: Row["state"]) => rows.filter((row) => row.state === state).length
  const [done, failed, unknown] = [count("done"), count("failed"), count("unknown")]
  return {
    unread: count("unread"),
    stays: count("stays"),
    done,
    failed,
    unknown,
    reached: done + failed + unknown,
    left: count("changes"),
  }
}
