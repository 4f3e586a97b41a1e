/**
 * Runs tasks one after another, in the order in which they came. Two changes of one pool never overlap, so no change
 * is computed from a state that another one has just replaced.
 */
export function serialQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = last.then(task)
    last = result.catch(() => undefined)
    return result
  }
}
