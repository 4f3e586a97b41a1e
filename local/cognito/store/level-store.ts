import type { AbstractLevel } from "abstract-level"
import { Level } from "level"
import { MemoryLevel } from "memory-level"
import { makePrivateFolder } from "../../private-folder"
import { CognitoSetupError } from "../errors"
import type { Change, KeyRange, Reader, Store } from "./store"

type Database = AbstractLevel<string | Buffer | Uint8Array, string, unknown>

/**
 * Opens the store: a LevelDB folder, or memory when no folder is given. LevelDB hands every batch to the operating
 * system before it answers, so what was acknowledged survives the death of this process (not of the machine).
 *
 * @throws CognitoSetupError when the folder is damaged or in use
 */
export async function openStore(folder?: string): Promise<Store> {
  if (folder !== undefined) makePrivateFolder(folder)
  const database = (
    folder === undefined
      ? new MemoryLevel<string, unknown>({ valueEncoding: "json" })
      : new Level<string, unknown>(folder, { valueEncoding: "json", cacheSize: 16 * 1024 * 1024 })
  ) as Database
  try {
    await database.open()
  } catch (error) {
    throw openingFailed(folder ?? "memory", error)
  }
  return levelStore(database)
}

function openingFailed(folder: string, error: unknown): CognitoSetupError {
  const cause = (error as { cause?: { code?: string } }).cause
  return cause?.code === "LEVEL_LOCKED"
    ? new CognitoSetupError(
        `The local Cognito's folder ${folder} is in use by another process.`,
        "End the other local backend, or give this one another folder.",
        { cause: error },
      )
    : new CognitoSetupError(
        `The local Cognito's folder ${folder} cannot be opened; it is damaged or not a store of this service.`,
        "Delete that folder and start again: users and groups will be made anew.",
        { cause: error },
      )
}

function levelStore(database: Database): Store {
  return { ...levelReader(database), write: (changes) => write(database, changes), close: () => database.close() }
}

async function write(database: Database, changes: Change[]): Promise<void> {
  if (changes.length > 0) await database.batch(changes)
}

function levelReader(database: Database): Reader {
  return {
    // A synchronous read takes some microseconds; the thread pool's round trip alone takes ten times that.
    get: async <V>(key: string) => database.getSync(key) as V | undefined,
    getMany: async <V>(keys: string[]) => (await database.getMany(keys)) as (V | undefined)[],
    entries: async <V>(range: KeyRange, limit: number) =>
      (await database.iterator({ ...bounds(range), limit }).all()) as [string, V][],
  }
}

function bounds({ from, after, before }: KeyRange) {
  return after === undefined ? { gte: from ?? "", lt: before } : { gt: after, lt: before }
}
