/** Prints one line of a benchmark: what was measured, and the figures. */
export function printFigure(what: string, figures: string): void {
  console.log(`${what.padEnd(58)} ${figures}`)
}

type Bound = { atMost: number } | { atLeast: number }

/**
 * Prints a ratio with both of its sides, and the bound that it has to keep, if there is one.
 * @returns whether it is kept
 */
export function printRatio(what: string, ours: number, theirs: number, unit: string, bound?: Bound): boolean {
  const ratio = ours / theirs
  const figures = `${ours.toFixed(1)} ${unit} / ${theirs.toFixed(1)} ${unit} = ${ratio.toFixed(2)}`
  if (!bound) {
    printFigure(what, figures)
    return true
  }
  const [words, limit, kept] =
    "atMost" in bound
      ? ["at most", bound.atMost, ratio <= bound.atMost]
      : ["at least", bound.atLeast, ratio >= bound.atLeast]
  printFigure(what, `${figures} (${words} ${limit.toFixed(2)}: ${kept ? "kept" : "BROKEN"})`)
  return kept
}

/** Prints a figure that must not exceed a bound. */
export function printBounded(what: string, figure: number, unit: string, atMost: number): boolean {
  const kept = figure <= atMost
  printFigure(what, `${figure.toFixed(1)} ${unit} (at most ${atMost}: ${kept ? "kept" : "BROKEN"})`)
  return kept
}

/** The p-th percentile (0 to 100) of some samples. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))] ?? Number.NaN
}
