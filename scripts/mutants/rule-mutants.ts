import { readFileSync } from "node:fs"
import path from "node:path"
import { type Mutant, replaced } from "./mutant"

const CALLERS = "amplify/data/resource.ts"
const PERMISSIONS = "amplify/auth/resource.ts"

/** Each line that says who may call a field, open to one role more; each that says what a function may do, to more. */
export function ruleMutants(root: string): Mutant[] {
  return [...callerMutants(root), ...permissionMutants(root), ...apiMutants()]
}

function callerMutants(root: string): Mutant[] {
  const lines = readFileSync(path.join(root, CALLERS), "utf8").match(/^ {4}\w+: .*allow\.groups\(\w+\).*$/gm) ?? []
  return lines.map((line) => {
    const [, field = "", groups = ""] = /^ {4}(\w+):.*allow\.groups\((\w+)\)/.exec(line) ?? []
    const wider = groups === "EVERY_ROLE" ? "allow.authenticated()" : "allow.groups(EVERY_ROLE)"
    const open = line.replace(`allow.groups(${groups})`, wider)
    return {
      name: `${field}: ${wider} instead of ${groups}`,
      file: CALLERS,
      tests: ["tests/synth/callers"],
      mutate: (source) => replaced(source, line, open),
    }
  })
}

function permissionMutants(root: string): Mutant[] {
  const lines =
    readFileSync(path.join(root, PERMISSIONS), "utf8").match(/^ {4}allow\.resource\(\w+\)\.to\(\[.*\]\),$/gm) ?? []
  return lines.map((line) => ({
    name: `${/resource\((\w+)\)/.exec(line)?.[1]}: may do one thing more`,
    file: PERMISSIONS,
    tests: ["tests/synth/permissions"],
    mutate: (source) => replaced(source, line, line.replace("]),", ', "listDevices"]),')),
  }))
}

const apiMutants = (): Mutant[] => [
  {
    name: "functions may call every mutation",
    file: CALLERS,
    tests: ["tests/synth/permissions"],
    mutate: (source) => replaced(source, '.to(["listen"])', '.to(["listen", "mutate"])'),
  },
  {
    name: "events of the audit trail can be changed",
    file: "amplify/data/models.ts",
    tests: ["tests/synth/callers"],
    mutate: (source) =>
      replaced(
        source,
        '.disableOperations(["update", "delete", "subscriptions"])',
        '.disableOperations(["subscriptions"])',
      ),
  },
]
