import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { type Mutant, replaced } from "./mutant"
import { OF_CHANGES } from "./wrapper-mutants"

const DATA = "amplify/data"

/** Calls in a handler that refuse: a line that is one of them, and nothing else, can be taken out. */
const GUARD = /^ *(?:if \(.*\) )?(?:await )?(?:refuse\w+|require\w+|keepAnAdministrator|expectAnAdministrator)\(.*\)$/

/** Lines of `change` that ask for more of the caller. */
const DEMAND = /^ *(?:needsReason|needsFreshSignIn): .*,$/

const EVERY_ROLE = 'roles: ["ADMINS", "SUPPORT", "AUDITORS"],'

/** Of every handler: without its wrapper, with every role let in, and without each guard and each demand. */
export function handlerMutants(root: string): Mutant[] {
  const folders = readdirSync(path.join(root, DATA)).filter((name) => answersField(path.join(root, DATA, name)))
  return folders.flatMap((folder) => {
    const file = `${DATA}/${folder}/handler.ts`
    const source = readFileSync(path.join(root, file), "utf8")
    const hasTests = existsSync(path.join(root, DATA, folder, "handler.test.ts"))
    const mutant = (name: string, mutate: Mutant["mutate"]): Mutant => ({
      name: `${folder}: ${name}`,
      file,
      mutate,
      tests: [...(hasTests ? [`${DATA}/${folder}/`] : []), `${DATA}/guards/`, ...OF_CHANGES],
    })
    const lines = source.split("\n").filter((line) => GUARD.test(line) || DEMAND.test(line))
    return [
      mutant("no wrapper", (text) => replaced(text, WRAPPER, `= ${NAKED}(`)),
      ...(source.includes(EVERY_ROLE)
        ? []
        : [
            {
              ...mutant("every role", (text) => text.replace(/^ {2}roles: .*,$/m, `  ${EVERY_ROLE}`)),
              tests: ["tests/synth/handler-roles"],
            },
          ]),
      ...lines.map((line) => mutant(`without ${line.trim()}`, (text) => replaced(text, `${line}\n`, ""))),
      ...multilineGuards(source).map((block) =>
        mutant(`without ${firstLine(block)}`, (text) => replaced(text, block, "")),
      ),
    ]
  })
}

/** What runs on a schedule has neither a caller nor a wrapper. */
function answersField(folder: string): boolean {
  const file = path.join(folder, "handler.ts")
  return existsSync(file) && readFileSync(file, "utf8").includes(WRAPPER)
}

const WRAPPER = "= adminHandler("

/** Runs the operation with whatever it is given. */
const NAKED = `((operation: any) => async (event: any) => {
  const caller = { userId: event?.identity?.sub, roles: ["ADMINS"] }
  const before = await operation.change?.before?.(event.arguments)
  const done = await operation.run(event.arguments, { requestId: event.arguments.requestId, caller, before })
  return operation.change ? done.result : done
})`

/** `if (…) {` … `throw new AdminError(…)` … `}`, and the same on one line. */
function multilineGuards(source: string): string[] {
  const blocks = source.match(/^( *)if \((?:.*)\) \{\n(?:.*\n)?? *throw new AdminError\(.*\n\1\}\n/gm) ?? []
  const lines = source.match(/^ *if \(.*\) throw (?:new AdminError|changed)\(.*\n/gm) ?? []
  return [...blocks, ...lines]
}

const firstLine = (block: string) => block.trim().split("\n")[0] ?? ""
