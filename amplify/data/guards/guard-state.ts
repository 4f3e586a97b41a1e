/** A row of the model `GuardState`. */
export interface GuardStateRow {
  name: string
  /** 1 for the first; each change makes it one higher. */
  version: number
  /** JSON. */
  state: string
}

/** Where guards remember: rows that change only under the condition that nobody has changed them since they were read. */
export interface GuardStateStore {
  get(name: string): Promise<GuardStateRow | null>
  /**
   * Writes `row` if the stored version is the one before it (0: there is none), and tells whether it did. When the
   * answer is lost it throws, and the row may or may not be there.
   */
  save(row: GuardStateRow): Promise<boolean>
}
