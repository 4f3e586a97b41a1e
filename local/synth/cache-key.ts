import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { buildSync } from "esbuild"

export interface SynthInput {
  /** Absolute path of the folder that holds `backend.ts`. */
  amplifyFolder: string
  /** Absolute path of the folder in which the synthesis runs. */
  projectRoot: string
  context: string
}

/**
 * A hash of everything that the assembly is made from: the sources, whatever they import from outside their folder, the
 * installed packages, the context and the version of Node.js. Two syntheses of the same input are byte-identical.
 */
export function synthCacheKey({ amplifyFolder, projectRoot, context }: SynthInput): string {
  const sources = sourceFiles(amplifyFolder)
  const configuration = ["package.json", "package-lock.json", "tsconfig.json"].flatMap(
    (name) => findUpwards(projectRoot, name) ?? [],
  )
  const files = new Set([...sources, ...importedFiles(sources, projectRoot), ...configuration])
  const hash = createHash("sha256").update(`${process.version}\n${context}\n`)
  for (const file of [...files].sort()) {
    hash
      .update(`${path.relative(projectRoot, file)}\n`)
      .update(readFileSync(file))
      .update("\n")
  }
  return hash.digest("hex").slice(0, 32)
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`))
}

/** Every file of the project that the sources import, directly or not. Packages are covered by the lockfile. */
function importedFiles(sources: readonly string[], projectRoot: string): string[] {
  try {
    const imported = bundledFiles(sources, projectRoot)
    // A function that is defined outside is imported, and its code is not: `defineFunction` takes it from beside.
    const handlers = imported.map((file) => path.join(path.dirname(file), "handler.ts")).filter(existsSync)
    return [...imported, ...bundledFiles([...new Set(handlers)], projectRoot)]
  } catch {
    // Sources that do not compile are not cached either: the synthesis says what is wrong with them.
    return []
  }
}

function bundledFiles(entries: readonly string[], projectRoot: string): string[] {
  // The asynchronous build would leave its service process behind for as long as this one lives.
  const { metafile } = buildSync({
    entryPoints: entries.filter((file) => /\.[mc]?tsx?$/.test(file)),
    absWorkingDir: projectRoot,
    outdir: "unused",
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    write: false,
    metafile: true,
    logLevel: "silent",
  })
  return (
    Object.keys(metafile.inputs)
      .map((input) => path.resolve(projectRoot, input))
      // Written by the synthesis itself.
      .filter((file) => !file.includes(`${path.sep}.amplify${path.sep}`) && existsSync(file))
  )
}

function findUpwards(folder: string, name: string): string | undefined {
  const candidate = path.join(folder, name)
  if (existsSync(candidate)) return candidate
  const parent = path.dirname(folder)
  return parent === folder ? undefined : findUpwards(parent, name)
}
