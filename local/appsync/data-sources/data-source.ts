/** What stands behind a resolver: takes the request that the request template made, gives the raw result. */
export type DataSource = (request: unknown) => Promise<unknown>

/** A failure of a data source; templates see it as `$ctx.error`. */
export class DataSourceError extends Error {
  readonly type: string

  constructor(message: string, type: string) {
    super(message)
    this.type = type
  }
}
