import { execFile } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"

export interface Resource {
  Type: string
  Properties: Record<string, unknown>
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

const projectRoot = path.join(import.meta.dirname, "..", "..")

interface Settings {
  /** What is set in the environment of the deployment. */
  environment?: Record<string, string>
  /** What stands differently in the source: a file, what stands there, what stands there instead. */
  edit?: readonly [file: string, before: string, after: string]
}

/** Every resource that Amplify Hosting would deploy for a branch; a sandbox, which can be deleted, has other rules. */
export async function synthesizeBranch({ environment, edit }: Settings = {}): Promise<Map<string, Resource>> {
  const folder = mkdtempSync(path.join(tmpdir(), "branch-"))
  try {
    const out = path.join(folder, "out")
    await promisify(execFile)(process.execPath, ["--import", "tsx", "amplify/backend.ts"], {
      cwd: edit ? editedCopy(folder, edit) : projectRoot,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        CDK_OUTDIR: out,
        CDK_CONTEXT_JSON: JSON.stringify({
          "amplify-backend-namespace": "d1234567890",
          "amplify-backend-name": "main",
          "amplify-backend-type": "branch",
        }),
        ...environment,
      },
    })
    const templates = (await readdir(out)).filter((name) => name.endsWith(".template.json"))
    const contents = await Promise.all(templates.map((name) => readFile(path.join(out, name), "utf8")))
    return new Map(contents.flatMap((text) => Object.entries(JSON.parse(text).Resources as Record<string, Resource>)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function editedCopy(folder: string, [file, before, after]: NonNullable<Settings["edit"]>): string {
  const copy = path.join(folder, "project")
  for (const name of ["amplify", "package.json", "package-lock.json", "tsconfig.json"]) {
    cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true })
  }
  symlinkSync(path.join(projectRoot, "node_modules"), path.join(copy, "node_modules"))
  const source = readFileSync(path.join(copy, file), "utf8")
  if (source.split(before).length !== 2) throw new Error(`"${before}" does not stand in ${file} once.`)
  writeFileSync(path.join(copy, file), source.replace(before, after))
  return copy
}
