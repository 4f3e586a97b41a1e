import { existsSync, readFileSync } from "node:fs"
import path from "node:path"

/** A CloudFormation template as the CDK writes it; values may hold intrinsics. */
export interface Template {
  Metadata?: Record<string, unknown>
  Parameters?: Record<string, { Default?: unknown }>
  Conditions?: Record<string, unknown>
  Resources: Record<string, TemplateResource>
  Outputs?: Record<string, { Value: unknown }>
}

export interface TemplateResource {
  Type: string
  Properties?: Record<string, unknown>
  Condition?: string
  DependsOn?: string | string[]
}

/** A synthesized cloud assembly on disk: the root template, and every asset by the hash that templates name. */
export interface CloudAssembly {
  rootTemplate: Template
  /** Absolute path of the file or folder behind an S3 location, key or URL that ends in `<64 hex digits>.<ext>`. */
  assetPath(location: unknown): string
  templateAt(location: unknown): Template
}

/**
 * Opens the cloud assembly in `folder` (what `CDK_OUTDIR` pointed to).
 *
 * Throws when the folder holds no assembly, more than one root stack, or an asset that is missing.
 */
export function openCloudAssembly(folder: string): CloudAssembly {
  const manifest = readJson(path.join(folder, "manifest.json")) as {
    artifacts: Record<string, { type: string; properties: { templateFile?: string; file?: string } }>
  }
  const artifacts = Object.values(manifest.artifacts)
  const templateFile = one(artifacts, "aws:cloudformation:stack").properties.templateFile ?? ""
  const assetManifest = readJson(path.join(folder, one(artifacts, "cdk:asset-manifest").properties.file ?? "")) as {
    files: Record<string, { source: { path: string } }>
  }

  const assetPath = (location: unknown): string => {
    const hash = /([0-9a-f]{64})\.\w+$/.exec(String(location))?.[1]
    const asset = hash && assetManifest.files[hash]
    if (!asset) throw damaged(folder, `it has no asset for ${String(location)}`)
    const file = path.join(folder, asset.source.path)
    if (!existsSync(file)) throw damaged(folder, `its asset ${asset.source.path} is missing`)
    return file
  }
  return {
    rootTemplate: readJson(path.join(folder, templateFile)) as Template,
    assetPath,
    templateAt: (location) => readJson(assetPath(location)) as Template,
  }
}

function one<T extends { type: string }>(artifacts: T[], type: string): T {
  const found = artifacts.filter((artifact) => artifact.type === type)
  if (found.length !== 1 || !found[0]) {
    throw new Error(`A cloud assembly with exactly one ${type} was expected, this one has ${found.length}.`)
  }
  return found[0]
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch (error) {
    throw damaged(path.dirname(file), error instanceof Error ? error.message : String(error))
  }
}

function damaged(folder: string, how: string): Error {
  return new Error(`The cloud assembly in ${folder} is damaged (${how}): delete the folder and synthesize again.`)
}
