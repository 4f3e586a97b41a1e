import { exactDate, formatDate, type Precision } from "@/lib/dates"

/**
 * A moment in UTC; `behaviour/local-times.ts` turns it into the reader's zone where scripts run. The browser may know
 * another abbreviation of a month than the server: React is told to leave what the server wrote.
 */
export function Time({ iso, precision = "minute" }: { iso: string; precision?: Precision }) {
  return (
    <time dateTime={iso} data-precision={precision} title={exactDate(iso, "UTC")} suppressHydrationWarning>
      {formatDate(iso, precision, "UTC")}
    </time>
  )
}
