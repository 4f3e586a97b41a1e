import type { Change, KeyRange, Reader, Store } from "./store"

interface Earlier {
  at: number
  key: string
  value: unknown
}

/** A store that can also be read as it was some seconds ago, as Cognito's lists can be. */
export interface LaggingStore extends Store {
  /** Reads the store as it was `lagMs()` before now. */
  delayed: Reader
}

/**
 * Remembers what every change replaced, for as long as the lag lasts, and lays that over the newest state.
 *
 * @param lagMs how far the delayed view is behind, in ms; 0 remembers nothing and costs nothing
 */
export function laggingStore(store: Store, lagMs: () => number, now: () => number): LaggingStore {
  let journal: Earlier[] = []

  async function write(changes: Change[]) {
    const lag = lagMs()
    if (lag === 0) journal = []
    else {
      const at = now()
      const before = await store.getMany<unknown>(changes.map((change) => change.key))
      journal = journal.filter((earlier) => earlier.at > at - lag)
      journal.push(...changes.map((change, index) => ({ at, key: change.key, value: before[index] })))
    }
    await store.write(changes)
  }

  /** What the keys that changed within the lag held before: the oldest value remembered wins. */
  function overlay(): Map<string, unknown> {
    const hidden = now() - lagMs()
    const values = new Map<string, unknown>()
    for (const { at, key, value } of journal) if (at > hidden && !values.has(key)) values.set(key, value)
    return values
  }

  const delayed: Reader = {
    async get<V>(key: string) {
      const earlier = overlay()
      return earlier.has(key) ? (earlier.get(key) as V | undefined) : store.get<V>(key)
    },
    async getMany<V>(keys: string[]) {
      const earlier = overlay()
      const newest = await store.getMany<V>(keys)
      return keys.map((key, index) => (earlier.has(key) ? (earlier.get(key) as V | undefined) : newest[index]))
    },
    async entries<V>(range: KeyRange, limit: number) {
      const earlier = overlay()
      if (earlier.size === 0) return store.entries<V>(range, limit)
      const newest = await store.entries<V>(range, limit + earlier.size)
      const kept = newest.filter(([key]) => !earlier.has(key))
      const restored = [...earlier].filter(([key, value]) => value !== undefined && within(key, range)) as [string, V][]
      return [...kept, ...restored].sort(([a], [b]) => compare(a, b)).slice(0, limit)
    },
  }
  return { ...store, write, delayed }
}

const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function within(key: string, { from, after, before }: KeyRange): boolean {
  const lower = after === undefined ? compare(key, from ?? "") >= 0 : compare(key, after) > 0
  return lower && compare(key, before) < 0
}
