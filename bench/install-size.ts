import { lstat, readdir, readFile } from "node:fs/promises"
import path from "node:path"
import { projectRoot } from "./build"
import { printBounded, printFigure } from "./print"

const MOST_DIRECT = 15

interface Installed {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; link?: boolean }>
}

/** How many packages an installation has, how large they are, and how many of them the deployed console asks for itself. */
export async function benchInstallSize(): Promise<boolean> {
  const { dependencies } = JSON.parse(await readFile(`${projectRoot}/package.json`, "utf8")) as { dependencies: object }
  const lock = await readFile(`${projectRoot}/node_modules/.package-lock.json`, "utf8")
  const all = Object.entries((JSON.parse(lock) as Installed).packages).filter(([, { link }]) => !link)
  const deployed = all.filter(([, { dev, devOptional }]) => !dev && !devOptional)
  for (const [what, packages] of [
    ["Installed for development", all],
    ["Of them for the deployed console", deployed],
  ] as const) {
    const sizes = await Promise.all(packages.map(([folder]) => sizeOf(path.join(projectRoot, folder))))
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    printFigure(what, `${packages.length} packages, ${(bytes / 1_000_000).toFixed(0)} MB`)
  }
  return printBounded("Packages that the deployed console asks for itself", Object.keys(dependencies).length, "", {
    atMost: MOST_DIRECT,
  })
}

/** The bytes of a package's own files; those of packages inside it count for those. */
async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (entry.name === "node_modules") continue
    const file = path.join(folder, entry.name)
    bytes += entry.isDirectory() ? await sizeOf(file) : (await lstat(file)).size
  }
  return bytes
}
