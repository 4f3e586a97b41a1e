import { exactDate, formatDate, type Precision } from "@/lib/dates"

/** A moment in UTC; `behaviour/local-times.ts` turns it into the reader's zone where scripts run. */
export function Time({ iso, precision = "minute" }: { iso: string; precision?: Precision }) {
  return (
    <time dateTime={iso} data-precision={precision} title={exactDate(iso, "UTC")}>
      {formatDate(iso, precision, "UTC")}
    </time>
  )
}
