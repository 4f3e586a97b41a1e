import type { ReactNode } from "react"

export type Tone = "success" | "failure" | "warning" | "info"

const LOOKS: Record<Tone, { box: string; mark: string; sign: string }> = {
  success: { box: "border-good/30 bg-good-soft", mark: "text-good", sign: "✓" },
  failure: { box: "border-bad/30 bg-bad-soft", mark: "text-bad", sign: "✕" },
  warning: { box: "border-warn/30 bg-warn-soft", mark: "text-warn", sign: "▲" },
  info: { box: "border-line bg-panel", mark: "text-accent", sign: "i" },
}

/** A message beside what it is about. What reads it out is the live region around it, which must be there before it. */
export function Notice({ tone, children, action }: { tone: Tone; children: ReactNode; action?: ReactNode }) {
  const looks = LOOKS[tone]
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-3 py-2 text-sm ${looks.box}`}>
      <span aria-hidden="true" className={`w-3 self-start text-center font-semibold ${looks.mark}`}>
        {looks.sign}
      </span>
      <div className="min-w-0 flex-1 basis-48 wrap-anywhere">{children}</div>
      {action}
    </div>
  )
}
