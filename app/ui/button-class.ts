export type ButtonKind = "primary" | "secondary" | "danger" | "dangerous" | "quiet"

const BASE =
  "inline-flex h-8 items-center justify-center gap-1.5 rounded-md px-3 text-sm font-medium whitespace-nowrap " +
  "aria-disabled:opacity-60 disabled:opacity-60 pointer-coarse:h-10"

const KINDS: Record<ButtonKind, string> = {
  primary: "bg-accent-fill text-on-accent enabled:hover:bg-accent-fill-hover",
  secondary: "border border-control/50 bg-ground text-text hover:bg-hover",
  danger: "bg-bad-fill text-on-accent enabled:hover:bg-bad-fill-hover",
  // Leads to something that does harm, and does none itself.
  dangerous: "border border-control/50 bg-ground text-bad hover:bg-bad-soft",
  quiet: "text-muted hover:bg-hover hover:text-text",
}

/** The looks of a button, also for a link that is drawn as one. */
export function buttonClass(kind: ButtonKind = "secondary", more = ""): string {
  return `${BASE} ${KINDS[kind]} ${more}`
}
