import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import * as z from "zod"
import type { Place } from "./command-line"
import { Refusal } from "./refusal"
import { words } from "./words"

/** The backend whose user pool is changed, and in whose audit trail that is written down. */
export type Target = { region: string; userPoolId: string; graphqlEndpoint: string } & (
  | {
      kind: "local"
      /** The file that says all this. */
      file: string
      cognitoEndpoint: string
      stsEndpoint: string
      outboxUrl: string
      /** The keys of its account's owner. */
      owner: { accessKeyId: string; secretAccessKey: string }
    }
  | { kind: "deployed"; file: string }
)

/** Keys go there: never to another machine. */
const onThisMachine = z.string().regex(/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?(\/|$)/)

const stateSchema = z.object({
  region: z.string().min(1),
  userPoolId: z.string().min(1),
  graphqlEndpoint: onThisMachine,
  cognitoEndpoint: onThisMachine,
  stsEndpoint: onThisMachine,
  outboxUrl: onThisMachine,
  owner: z.object({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1) }),
})

const outputsSchema = z.object({
  auth: z.object({ user_pool_id: z.string().min(1), aws_region: z.string().min(1) }),
  data: z.object({ url: z.url({ protocol: /^https?$/ }) }),
})

/**
 * Finds the backend that is meant. `amplify_outputs.json` decides, as it does for the app itself; the local backend
 * writes it, too, when it starts. Where it describes another backend than the local one that runs, nobody guesses.
 * @param folder the project's
 * @param localState the state file of a local backend, where that one is meant (`LOCAL_STATE`)
 * @throws Refusal
 */
export function findTarget({ local, outputs }: Place, folder: string, localState?: string): Target {
  const stateFile = path.resolve(folder, localState || ".local/state.json")
  if (outputs !== undefined) return deployedTarget(path.resolve(outputs))
  if (local || localState) return localTarget(stateFile)

  const outputsFile = path.join(folder, "amplify_outputs.json")
  if (!existsSync(stateFile)) return deployedTarget(outputsFile, words.localNotRunning)
  const running = localTarget(stateFile)
  if (!existsSync(outputsFile)) return running
  const { userPoolId } = deployedTarget(outputsFile)
  if (userPoolId !== running.userPoolId) {
    throw new Refusal(words.twoBackends(running.userPoolId, userPoolId))
  }
  return running
}

function localTarget(file: string): Target {
  if (!existsSync(file)) throw new Refusal(words.noState(file))
  return { kind: "local", file, ...read(file, stateSchema, words.damagedState) }
}

/** @param notDeployed what to say where the file describes a backend on this machine; absent where that is as good */
function deployedTarget(file: string, notDeployed?: (file: string) => string): Target {
  if (!existsSync(file)) throw new Refusal(words.noOutputs(file))
  const { auth, data } = read(file, outputsSchema, words.damagedOutputs)
  if (notDeployed && onThisMachine.safeParse(data.url).success) throw new Refusal(notDeployed(file))
  return {
    kind: "deployed",
    file,
    region: auth.aws_region,
    userPoolId: auth.user_pool_id,
    graphqlEndpoint: data.url,
  }
}

function read<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  damaged: (file: string) => string,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch {
    throw new Refusal(damaged(file))
  }
}
