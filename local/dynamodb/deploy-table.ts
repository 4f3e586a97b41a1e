import { promisify } from "node:util"
import db, { type Item, type Store } from "dynalite/db/index.js"
import createTableInput from "dynalite/validations/createTable.js"
import type { TableDescription } from "../assembly/backend-description"
import { validated } from "./operations"
import { indexPrefix } from "./writing-at-once"

interface Index {
  IndexName: string
  [property: string]: unknown
}

interface Definition {
  TableName: string
  KeySchema: unknown
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
  GlobalSecondaryIndexes?: Index[]
  LocalSecondaryIndexes?: Index[]
}

const KINDS = ["Global", "Local"] as const

/**
 * Makes a table, or gives an existing one its new definition: indexes are filled from the items that are there. A table
 * whose key changed is made anew, as Amplify's sandbox does; its items are lost.
 *
 * @returns whether items were lost
 * @throws DynamoDBError for a definition that DynamoDB refuses
 */
export async function deployTable(store: Store, description: TableDescription): Promise<{ emptied: boolean }> {
  const wanted = validated(store, createTableInput, description) as Definition
  const existing = await read(store, wanted.TableName)
  if (existing && shapeOf(existing) === shapeOf(wanted)) return { emptied: false }
  const emptied = existing !== undefined && keyOf(existing) !== keyOf(wanted)
  if (emptied) await promisify(store.deleteItemDb)(wanted.TableName)
  for (const kind of KINDS) await rebuildIndexes(store, kind, existing, wanted)
  // Last: whoever is stopped before this does all of it again.
  await write(store, wanted)
  return { emptied }
}

async function rebuildIndexes(
  store: Store,
  kind: (typeof KINDS)[number],
  existing: Definition | undefined,
  wanted: Definition,
): Promise<void> {
  const { TableName } = wanted
  const before = existing?.[`${kind}SecondaryIndexes`] ?? []
  const after = wanted[`${kind}SecondaryIndexes`] ?? []
  for (const { IndexName } of before) await promisify(store.deleteIndexDb)(kind, TableName, IndexName)
  if (!existing || after.length === 0) return
  for await (const item of store.getItemDb(TableName).createValueStream()) {
    const { puts } = db.getIndexActions(after, null, item, wanted)
    const changes = puts.map(({ index, key, item: value }) => ({
      type: "put",
      key: indexPrefix(kind, TableName, index) + key,
      value,
    }))
    await promisify(store.db.batch)(changes)
  }
}

const read = (store: Store, tableName: string) =>
  promisify(store.tableDb.get)(tableName) as unknown as Promise<Definition | undefined>

const write = (store: Store, definition: Definition) =>
  promisify(store.tableDb.put)(definition.TableName, { ...definition, TableStatus: "ACTIVE" } as Item)

function shapeOf({ KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes }: Definition) {
  return JSON.stringify([KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes])
}

/** What cannot be changed while items are kept: the key's attributes and their types. */
function keyOf({ KeySchema, AttributeDefinitions }: Definition): string {
  const keys = KeySchema as { AttributeName: string }[]
  const types = keys.map(
    (key) => AttributeDefinitions.find((it) => it.AttributeName === key.AttributeName)?.AttributeType,
  )
  return JSON.stringify([KeySchema, types])
}
