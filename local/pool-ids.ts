import { createHash, randomBytes } from "node:crypto"
import path from "node:path"
import { REGION } from "./assembly/stack"
import { readStateFile } from "./read-state"
import { writeAtomically } from "./write-atomically"

export interface PoolIds {
  /** `us-east-1_` and nine letters or digits. */
  userPoolId: string
  /** 26 letters or digits. */
  userPoolClientId: string
}

/** The ids of a state folder: made up once, then the same for as long as the folder exists. */
export function poolIdsOfFolder(stateFolder: string): PoolIds {
  const file = path.join(stateFolder, "ids.json")
  const kept = readStateFile(file)
  if (!kept) {
    const ids = poolIdsFrom(randomBytes(64))
    writeAtomically(file, JSON.stringify(ids))
    return ids
  }
  const { userPoolId, userPoolClientId } = kept
  if (typeof userPoolId === "string" && typeof userPoolClientId === "string") return { userPoolId, userPoolClientId }
  throw new Error(`The file ${file} is damaged: delete ${stateFolder} and start again; local data is made anew.`)
}

/** The ids of a backend in memory: the same in every run of one project, so that an app built for one serves the next. */
export function poolIdsOfProject(projectRoot: string): PoolIds {
  return poolIdsFrom(createHash("sha512").update(path.resolve(projectRoot)).digest())
}

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"

function poolIdsFrom(bytes: Buffer): PoolIds {
  const text = [...bytes].map((byte) => LETTERS_AND_DIGITS[byte % LETTERS_AND_DIGITS.length]).join("")
  return { userPoolId: `${REGION}_${text.slice(0, 9)}`, userPoolClientId: text.slice(9, 35) }
}
