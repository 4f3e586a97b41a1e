import type { Page } from "@playwright/test"
import type { Product } from "../harness/product"

/** Something that people get to see: a page of the console in one of its states. Each makes the people it is about. */
export interface View {
  /** The name of its picture, and of its test. */
  name: string
  /** The route of the build that it shows, as `routesOf` writes it. */
  route: string
  /** Who looks; an administrator where nothing is said. */
  as?: "nobody" | "support" | "auditor"
  /** Brings the page there, from wherever it is. */
  show(page: Page, app: Product): Promise<void>
  /**
   * For what changes more than its own people: makes ready what all others see as well, and says how it is put back.
   * Such a view is looked at when nothing else is.
   */
  alone?(app: Product): Promise<() => Promise<void>>
}

/** A view that is nothing but an address. */
export function at(name: string, path: string, more: Pick<View, "as"> & { route?: string } = {}): View {
  const { route = path.replace(/\?.*/, ""), ...rest } = more
  return { name, route, show: async (page) => void (await page.goto(path)), ...rest }
}
