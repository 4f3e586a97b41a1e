import { readFile } from "node:fs/promises"
import type { TestProject } from "vitest/node"
import { type Product, runningProductFile, startProduct } from "./product"

/** Gives the system tests the running product; starts it when nobody has. */
export default async function setup(project: TestProject) {
  const file = runningProductFile()
  if (file) {
    project.provide("app", JSON.parse(await readFile(file, "utf8")) as Product)
    return
  }
  const { backend: _, close, ...product } = await startProduct()
  project.provide("app", product)
  return close
}

declare module "vitest" {
  export interface ProvidedContext {
    app: Product
  }
}
