import type { Product } from "../harness/product"
import { routesOf } from "../harness/server-actions"
import { AUDIT_VIEWS } from "./audit-views"
import { CROWDED_VIEWS } from "./crowded-views"
import { FAILURE_VIEWS } from "./failure-views"
import { FRAME_VIEWS } from "./frame-views"
import { GROUP_VIEWS } from "./group-views"
import { MANY_USERS_VIEWS } from "./many-users-views"
import { OWN_FACTOR_VIEWS } from "./own-factor-views"
import { ROLE_VIEWS } from "./role-views"
import { SIGN_IN_AGAIN_VIEWS } from "./sign-in-again-views"
import { SIGN_IN_VIEWS } from "./sign-in-views"
import { USER_VIEWS } from "./user-views"
import type { View } from "./view"

/**
 * Everything that people get to see. A new action on a user or a group is among it by itself. The lists come first,
 * before the others bring their own people into them.
 */
export const VIEWS: readonly View[] = [
  ...FRAME_VIEWS,
  ...SIGN_IN_VIEWS,
  ...SIGN_IN_AGAIN_VIEWS,
  ...USER_VIEWS,
  ...MANY_USERS_VIEWS,
  ...GROUP_VIEWS,
  ...AUDIT_VIEWS,
  ...OWN_FACTOR_VIEWS,
  ...CROWDED_VIEWS,
  ...ROLE_VIEWS,
  ...FAILURE_VIEWS,
]

/** Routes that show nothing: one leads on, one is the icon, one takes a form, one is a file. */
const NOTHING_TO_SEE = ["/", "/icon.svg", "/sign-out", "/admin/audit/export/file"]

/** The routes of the build that nobody looks at: a new page needs its line in one of the lists above. */
export function routesWithoutView(product: Pick<Product, "distDir">): string[] {
  const seen = new Set([...VIEWS.map(({ route }) => route), ...NOTHING_TO_SEE])
  return routesOf(product).filter((route) => !seen.has(route))
}
