import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { compileFunction } from "node:vm"
import { transformSync } from "esbuild"
import * as zod from "zod"
import * as adminError from "../../data/admin-error"
import type { Guard } from "./simulated-console"

const SOURCE = fileURLToPath(new URL("../../data/guards/last-administrator.ts", import.meta.url))
const MODULES: Record<string, unknown> = { zod, "../admin-error": adminError }

/**
 * The guard with a piece of its source taken out, or another put in its place.
 * @throws Error when the piece does not stand there exactly once
 */
export function alteredGuard(piece: string, replacement = ""): Guard {
  const pieces = readFileSync(SOURCE, "utf8").split(piece)
  if (pieces.length !== 2) throw new Error(`The guard has this ${pieces.length - 1} times, and not once: ${piece}`)
  const { code } = transformSync(pieces.join(replacement), { loader: "ts", format: "cjs" })
  const module = { exports: {} as Guard }
  compileFunction(code, ["module", "require"])(module, (name: string) => MODULES[name])
  return module.exports
}
