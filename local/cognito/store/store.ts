/** One change to the store; all changes of one operation are written together or not at all. */
export type Change = { type: "put"; key: string; value: unknown } | { type: "del"; key: string }

/** Keys greater than `after` (or from `from` on) and less than `before`, in the order of their UTF-8 bytes. */
export interface KeyRange {
  from?: string
  after?: string
  before: string
}

export interface Reader {
  get<V>(key: string): Promise<V | undefined>
  getMany<V>(keys: string[]): Promise<(V | undefined)[]>
  /** The first `limit` entries of a range. Costs what it returns, however large the store is. */
  entries<V>(range: KeyRange, limit: number): Promise<[key: string, value: V][]>
}

export interface Store extends Reader {
  write(changes: Change[]): Promise<void>
  close(): Promise<void>
}

export const put = (key: string, value: unknown): Change => ({ type: "put", key, value })
export const del = (key: string): Change => ({ type: "del", key })

/** Every key that begins with `prefix`. No UTF-8 text holds a byte above U+10FFFF's, so this bound is behind all. */
export const startingWith = (prefix: string): KeyRange & { from: string } => ({
  from: prefix,
  before: `${prefix}\u{10FFFF}\u{10FFFF}`,
})
