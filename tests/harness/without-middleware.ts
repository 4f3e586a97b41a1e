import { cp, readFile, rm, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { answers, stop } from "../../scripts/child-process"
import { freePort } from "../../scripts/free-port"
import { startNext } from "../../scripts/next-server"
import type { Product } from "./product"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

/** The same build on another port, with the middleware struck out of the list of what the server runs. */
export async function startWithoutMiddleware(product: Product): Promise<Product & { close(): Promise<void> }> {
  const distDir = `${product.distDir}-locks-only`
  const [from, to] = [`${projectRoot}/${product.distDir}`, `${projectRoot}/${distDir}`]
  await rm(to, { recursive: true, force: true })
  await cp(from, to, { recursive: true, filter: (path) => path !== `${from}/cache` })
  const manifest = `${to}/server/functions-config-manifest.json`
  const { functions, ...rest } = JSON.parse(await readFile(manifest, "utf8"))
  const { "/_middleware": struck, ...others } = functions
  if (!struck) throw new Error(`There is no middleware in ${manifest}.`)
  await writeFile(manifest, JSON.stringify({ ...rest, functions: others }))

  const port = await freePort(3250)
  const env = { NEXT_DIST_DIR: distDir, AMPLIFY_OUTPUTS: product.outputsFile, NODE_ENV: "production" }
  const server = startNext("start", { projectRoot, port, localState: product.stateFile, env })
  const origin = `http://localhost:${port}`
  await answers(`${origin}/sign-in`, server, 60_000)
  const close = async () => {
    await stop(server)
    await rm(to, { recursive: true, force: true })
  }
  return { ...product, origin, close }
}
