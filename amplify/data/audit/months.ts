/** The month so many months after another, or before it: `2026-12` and 1 to `2027-01`. */
export function monthPlus(month: string, months: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return new Date(Date.UTC(year, number - 1 + months)).toISOString().slice(0, 7)
}

/** The months from one to the other, both included, the oldest first. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = monthPlus(month, 1)) months.push(month)
  return months
}
