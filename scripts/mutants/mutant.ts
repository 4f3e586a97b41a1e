/** A copy of the product with one thing taken out that keeps somebody out, and the tests that should miss it. */
export interface Mutant {
  /** What is taken out, in words. */
  name: string
  /** The file, from the root of the project, and what becomes of it. */
  file: string
  mutate(source: string): string
  /** What Vitest is asked to run, one after another, the nearest first; one of these has to fail. */
  tests: string[]
}

/** What is taken out of a file: a name for it, what stands there, and what stands there then. */
export type Removal = [name: string, before: string, after: string]

/** A mutant for each removal from a file. `name` is the file's in the list. */
export function removals(name: string, file: string, tests: string[], all: readonly Removal[]): Mutant[] {
  return all.map(([what, before, after]) => ({
    name: `${name}: ${what}`,
    file,
    tests,
    mutate: (source) => replaced(source, before, after),
  }))
}

/**
 * Replaces the one place where `before` stands.
 * @throws Error when it stands nowhere or twice: the list of mutants is out of date then
 */
export function replaced(source: string, before: string, after: string): string {
  const parts = source.split(before)
  if (parts.length !== 2) throw new Error(`"${before}" stands ${parts.length - 1} times in what should be mutated.`)
  return parts.join(after)
}
