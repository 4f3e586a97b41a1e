const AT_A_TIME = 64

/** Runs through many items, some of them at the same time, as a pool of many users has to be filled. */
export async function manyAtATime<T>(items: Iterable<T>, run: (item: T) => Promise<unknown>): Promise<void> {
  const shared = items[Symbol.iterator]()
  const worker = async () => {
    for (let next = shared.next(); !next.done; next = shared.next()) await run(next.value)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
}
