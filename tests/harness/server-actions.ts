import { readFileSync } from "node:fs"
import type { Product } from "./product"

const projectRoot = new URL("../..", import.meta.url).pathname

export interface ServerAction {
  /** What the header `next-action` names. */
  id: string
  /** The exported name, e.g. `addUserToGroupAction`. */
  name: string
  /** A page that offers it, as its route is written: `/admin/users/[userId]`. */
  page: string
}

interface Manifest {
  node: Record<string, { exportedName?: string; workers: Record<string, unknown> }>
}

/** Every server action of a build. Each is a public endpoint, whether or not a page shows its form. */
export function serverActionsOf({ distDir }: Pick<Product, "distDir">): ServerAction[] {
  const manifest = `${projectRoot}${distDir}/server/server-reference-manifest.json`
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest
  return Object.entries(node).map(([id, { exportedName = "", workers }]) => {
    const [worker = ""] = Object.keys(workers)
    return { id, name: exportedName, page: worker.replace(/^app(.*)\/page$/, "$1") || "/" }
  })
}

/** The routes of a build as they are written, e.g. `/admin/users/[userId]`, route handlers included. */
export function routesOf({ distDir }: Pick<Product, "distDir">): string[] {
  const manifest = `${projectRoot}${distDir}/app-path-routes-manifest.json`
  return Object.values(JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>)
}

/** Those of the routes of a build that answer with something else than a page. */
export function routeHandlersOf({ distDir }: Pick<Product, "distDir">): string[] {
  const manifest = `${projectRoot}${distDir}/app-path-routes-manifest.json`
  const routes = Object.entries(JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>)
  return routes.filter(([file]) => file.endsWith("/route")).map(([, route]) => route)
}

/** A form as React's client sends it to an action of `useActionState`: the state before, then the fields. */
export function actionBody(fields: Record<string, string>): FormData {
  const body = new FormData()
  // React reads the fields of a form up to where the list of arguments names it.
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value)
  body.append("0", '[{"status":"idle"},"$K1"]')
  return body
}
