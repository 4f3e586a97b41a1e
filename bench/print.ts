/** Prints one line of a benchmark: what was measured, and the figures. */
export function printFigure(what: string, figures: string): void {
  console.log(`${what.padEnd(58)} ${figures}`)
}

/** The page that says why a bound that was aimed at cannot be kept, and what was tried. */
const WHY = "docs/decisions/0015-bounds.md"

/** `aim` is what it should be and cannot: then the bound is what is kept instead. */
export type Bound = ({ atMost: number } | { atLeast: number }) & { aim?: number }

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
  return printAgainst(what, figures, ratio, bound)
}

/** Prints a figure and the bound that it has to keep. @returns whether it is kept */
export function printBounded(what: string, figure: number, unit: string, bound: Bound): boolean {
  return printAgainst(what, `${figure.toFixed(1)} ${unit}`, figure, bound)
}

function printAgainst(what: string, figures: string, figure: number, bound: Bound): boolean {
  const [words, limit, kept] =
    "atMost" in bound
      ? ["at most", bound.atMost, figure <= bound.atMost]
      : ["at least", bound.atLeast, figure >= bound.atLeast]
  const aim = bound.aim === undefined ? "" : `; aimed at: ${bound.aim}, ${WHY}`
  printFigure(what, `${figures} (${words} ${limit}: ${kept ? "kept" : "BROKEN"}${aim})`)
  return kept
}

/** The p-th percentile (0 to 100) of some samples. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))] ?? Number.NaN
}
