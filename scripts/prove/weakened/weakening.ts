/** A guard that is taken out or made weaker, in a copy of the product. */
export interface Weakening {
  name: string
  edits: readonly Edit[]
  noticedBy: Noticing
}

/** In which file of the project what stands there, at exactly one place, and what stands there then. */
export type Edit = readonly [file: string, before: string, after: string]

/** A test that has to fail: its file, and what its full name, the `describe` before it, has in it. */
export type Noticing = readonly [file: string, name: RegExp]

/** A test of which a run has told how it ended. */
export interface RunTest {
  file: string
  name: string
  failed: boolean
}

/**
 * Which weakenings of a copy that has several of them no test has noticed.
 * @throws Error where a failed test would do for two of them: it cannot tell which it has noticed
 */
export function survivorsOf(weakenings: readonly Weakening[], tests: readonly RunTest[]): Weakening[] {
  const noticed = new Set<Weakening>()
  for (const { file, name } of tests.filter(({ failed }) => failed)) {
    const found = weakenings.filter(({ noticedBy }) => noticedBy[0] === file && noticedBy[1].test(name))
    if (found.length > 1) throw new Error(`“${name}” may have noticed ${found.map((each) => each.name).join(" or ")}.`)
    for (const weakening of found) noticed.add(weakening)
  }
  return weakenings.filter((weakening) => !noticed.has(weakening))
}
