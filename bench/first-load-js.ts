import { readFile } from "node:fs/promises"
import { gzipSync } from "node:zlib"
import { buildConsole, buildEmptyApp } from "./build"
import { printRatio } from "./print"

/**
 * The JavaScript that a first visit loads, in kB gzip: the framework's own files, the page's, and those of every
 * layout, loading and error boundary around it, which the build's own table leaves out.
 */
async function firstLoadKb(distFolder: string, page: string): Promise<number> {
  const read = async (file: string) => JSON.parse(await readFile(`${distFolder}/${file}`, "utf8"))
  const { rootMainFiles } = (await read("build-manifest.json")) as { rootMainFiles: string[] }
  const { pages } = (await read("app-build-manifest.json")) as { pages: Record<string, string[]> }
  const folders = page.split("/").map((_, depth, all) => all.slice(0, depth + 1).join("/"))
  const around = Object.entries(pages).filter(([entry]) => {
    const [, folder, kind] = /^(.*)\/([\w-]+)$/.exec(entry) ?? []
    return kind === "page" ? folder === page : folders.includes(folder ?? "")
  })
  if (!pages[`${page}/page`]) throw new Error(`The build has no page ${page || "/"}.`)
  const scripts = new Set(
    [...rootMainFiles, ...around.flatMap(([, files]) => files)].filter((file) => file.endsWith(".js")),
  )
  const sizes = await Promise.all(
    [...scripts].map(async (file) => gzipSync(await readFile(`${distFolder}/${file}`)).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

/** Every page that people open, read from the build: a new one is held to the bound without anybody thinking of it. */
async function pagesOf(distFolder: string): Promise<string[]> {
  const { pages } = JSON.parse(await readFile(`${distFolder}/app-build-manifest.json`, "utf8")) as { pages: object }
  const paths = Object.keys(pages).flatMap((entry) => /^(\/(?:admin|sign-in).*?)\/page$/.exec(entry)?.[1] ?? [])
  return paths.sort()
}

/** First Load JS of the console's pages beside that of an empty page of the same Next version. */
export async function benchFirstLoadJs(): Promise<boolean> {
  const empty = await firstLoadKb(await buildEmptyApp(), "")
  const console_ = await buildConsole()
  let kept = true
  for (const page of await pagesOf(console_)) {
    const size = await firstLoadKb(console_, page)
    kept = printRatio(`First Load JS of ${page} / empty page`, size, empty, "kB", { atMost: 1.1 }) && kept
  }
  return kept
}
