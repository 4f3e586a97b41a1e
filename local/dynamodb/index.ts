import db, { type Store } from "dynalite/db/index.js"
import type { TableDescription } from "../assembly/backend-description"
import { makePrivateFolder } from "../private-folder"
import { authorize, type Caller } from "./authorize"
import { DynamoDBControl } from "./control"
import { deployTable } from "./deploy-table"
import { DynamoDBError, DynamoDBSetupError } from "./errors"
import { isOperation, type Output, runOperation } from "./operations"

export interface DynamoDBOptions {
  /** e.g. `us-east-1` */
  region: string
  /** Twelve digits. */
  accountId: string
  /** Where everything is kept; in memory when absent. */
  folder?: string
  onProgress?(message: string): void
}

export interface LocalDynamoDB {
  /** Creates tables or gives them their new definitions; items stay where the key stays. For every start. */
  deploy(tables: readonly TableDescription[]): Promise<void>
  /**
   * Runs an operation with DynamoDB's own input and output.
   *
   * @param caller whose policies decide; the account's owner when absent
   * @throws DynamoDBError as DynamoDB would answer
   */
  call(operation: string, input: object, caller?: Caller): Promise<Output>
  control: DynamoDBControl
  close(): Promise<void>
}

/**
 * Opens tables in this process. Nothing listens: what is no part of this process cannot reach them. LevelDB hands every
 * batch to the operating system before it answers, so what was acknowledged survives the death of this process.
 *
 * @throws DynamoDBSetupError when the folder is damaged or in use
 */
export async function startDynamoDB(options: DynamoDBOptions): Promise<LocalDynamoDB> {
  const { region, accountId, folder, onProgress = () => {} } = options
  const tableArn = `arn:aws:dynamodb:${region}:${accountId}:table/`
  const store = await open(folder)
  const control = new DynamoDBControl()
  return {
    control,
    deploy: async (tables) => {
      for (const table of tables) {
        const { emptied } = await deployTable(store, table)
        if (emptied) onProgress(`The key of the table ${table.TableName} changed: it was made anew, without its items.`)
      }
    },
    call: async (operation, input, caller) => {
      if (!isOperation(operation)) {
        throw new DynamoDBError("UnknownOperationException", `The local DynamoDB does not have ${operation}.`)
      }
      const table = String((input as { TableName?: unknown }).TableName)
      return control.around({ operation, table, principal: caller?.arn ?? "owner" }, async () => {
        if (caller) authorize(operation, input, caller, tableArn)
        return runOperation(store, operation, input)
      })
    },
    close: () => store.db.close(),
  }
}

async function open(folder: string | undefined): Promise<Store> {
  if (folder !== undefined) makePrivateFolder(folder)
  const store = db.create({ path: folder })
  try {
    await store.db.open()
    return store
  } catch (cause) {
    throw new DynamoDBSetupError(
      `The tables in ${folder} cannot be opened; they are damaged or in use. End the other local backend, or delete that folder and start again: the tables will be empty.`,
      { cause },
    )
  }
}
