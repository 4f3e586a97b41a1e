import type { Callback, Item, Store, SubDatabase } from "dynalite/db/index.js"

type Change = { type: "put"; key: string; value: Item } | { type: "del"; key: string }

/**
 * A view of the store for one operation: its changes of indexes wait for that of the item and are written with it, in
 * one batch. dynalite writes them one after the other; a process that is killed in between would leave an index that
 * tells of an item which is not there.
 */
export function writingAtOnce(store: Store): Store {
  const changes: Change[] = []
  const later = (change: Change, callback: Callback) => {
    changes.push(change)
    callback(null)
  }
  const collecting = (database: SubDatabase, prefix: string): SubDatabase => ({
    ...database,
    put: (key, value, callback) => later({ type: "put", key: prefix + key, value }, callback),
    del: (key, callback) => later({ type: "del", key: prefix + key }, callback),
  })
  const writing = (database: SubDatabase, prefix: string): SubDatabase => ({
    ...database,
    put: (key, value, callback) => store.db.batch([...changes, { type: "put", key: prefix + key, value }], callback),
    del: (key, callback) => store.db.batch([...changes, { type: "del", key: prefix + key }], callback),
  })
  return {
    ...store,
    getItemDb: (table) => writing(store.getItemDb(table), itemPrefix(table)),
    getIndexDb: (kind, table, index) =>
      collecting(store.getIndexDb(kind, table, index), indexPrefix(kind, table, index)),
  }
}

/** How dynalite names what belongs to a table in its database. */
const itemPrefix = (table: string) => `item-${table}~`
export const indexPrefix = (kind: string, table: string, index: string) =>
  `index-${kind.toLowerCase()}~${table}~${index}~`
