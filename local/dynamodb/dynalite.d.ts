// The parts of dynalite that are called here; its own entry point is an HTTP server.

declare module "dynalite/db/index.js" {
  import type { AbstractLevel } from "abstract-level"

  type Callback<T = unknown> = (error: Error | null, value?: T) => void
  type Item = Record<string, unknown>

  /** One table or index inside the database; its keys begin with its name. */
  interface SubDatabase {
    lock: unknown
    get(key: string, callback: Callback<Item>): void
    put(key: string, value: Item, callback: Callback): void
    del(key: string, callback: Callback): void
    createValueStream(options?: object): AsyncIterable<Item>
  }

  interface Store {
    db: Omit<AbstractLevel<string, string, unknown>, "batch"> & { batch(changes: object[], callback: Callback): void }
    tableDb: SubDatabase
    getItemDb(tableName: string): SubDatabase
    getIndexDb(kind: string, tableName: string, indexName: string): SubDatabase
    deleteItemDb(tableName: string, callback: Callback): void
    deleteIndexDb(kind: string, tableName: string, indexName: string, callback: Callback): void
  }

  const db: {
    create(options: { path?: string | undefined }): Store
    getIndexActions(
      indexes: object[],
      before: Item | null,
      after: Item | null,
      table: object,
    ): { puts: { index: string; key: string; item: Item }[] }
  }

  export type { Callback, Item, Store, SubDatabase }
  export default db
}

declare module "dynalite/validations/index.js" {
  const validations: {
    /** Both throw errors with the `body` and `statusCode` of DynamoDB's answer. */
    checkTypes(input: object, types: object): object
    checkValidations(input: object, types: object, custom: unknown, store: object): void
  }
  export default validations
}

declare module "dynalite/validations/*" {
  const validation: { types: object; custom?: unknown }
  export default validation
}

declare module "dynalite/actions/*" {
  import type { Callback, Store } from "dynalite/db/index.js"

  const action: (store: Store, input: object, callback: Callback<Record<string, unknown>>) => void
  export default action
}
