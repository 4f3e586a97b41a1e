import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runningProductFile, startProduct } from "./product"

/** Starts the product for the browser tests when nobody has; `PRODUCT` names the file that says where it is. */
export default async function setup() {
  if (runningProductFile()) return
  const { backend: _, close, ...product } = await startProduct()
  const file = join(await mkdtemp(join(tmpdir(), "product-")), "product.json")
  await writeFile(file, JSON.stringify(product), { mode: 0o600 })
  process.env.PRODUCT = file
  return close
}
