import { fieldOf } from "../../amplify/testing/field-name"
import { MANY_USERS_CHANGES } from "../../lib/many-users"
import { describeDeployedBackend } from "../synth/backend"
import { callersOfFields } from "../synth/field-callers"
import type { INSIDERS, STRANGERS } from "./visitors"

type Who = (typeof STRANGERS | typeof INSIDERS)[number]

/** Who may call each field of the API, read from what is deployed. */
export const CALLERS = callersOfFields(await describeDeployedBackend())

const GROUPS: Readonly<Record<Who, readonly string[]>> = {
  anonymous: [],
  user: [],
  editor: ["EDITORS"],
  auditor: ["AUDITORS"],
  support: ["SUPPORT"],
  admin: ["ADMINS"],
}

/** Whether the deployed API lets somebody call a field. */
export function mayCallField(who: Who, field: string): boolean {
  const callers = CALLERS[field]
  if (!callers) throw new Error(`The deployed API has no field ${field}.`)
  return callers.groups.some((group) => GROUPS[who].includes(group))
}

/** Whether a field changes a user, so that support may not call it for one who has a role. */
export function changesUser(field: string): boolean {
  return CALLERS[field]?.kind === "mutation" && CALLERS[field].arguments.includes("userId")
}

/** Pages that are not named after the field that they are about; without an entry, such a page is for every role. */
const FIELDS_OF_PAGES: Readonly<Record<string, string>> = { "/admin/audit": "listAuditEvents" }

/** The changes of many users, each of which is a page of its own in all but its address. */
export const MANY_USERS_PAGE = "/admin/users/change-many-users"
export const MANY_USERS_FIELDS = MANY_USERS_CHANGES.map((change) => ({ change, field: fieldOf(change) }))

/** The field that a page is about: whoever may not call it, is told why; null for what every role may see. */
export function fieldOfPage(route: string): string | null {
  const [page] = Object.keys(FIELDS_OF_PAGES).filter((each) => route === each || route.startsWith(`${each}/`))
  if (page) return FIELDS_OF_PAGES[page] ?? null
  const field = fieldOf(route.slice(route.lastIndexOf("/") + 1))
  return field in CALLERS ? field : null
}

/** The field that an action calls, by its name; null for those that are the reader's own affair. */
export function fieldOfAction(exportedName: string): string | null {
  const name = exportedName.replace(/Action$/, "")
  if (name in CALLERS) return name
  if (OWN_AFFAIRS.includes(name)) return null
  throw new Error(`The action ${exportedName} is named after no field of the API: say here what it calls.`)
}

/** Actions that call nothing of the API. */
const OWN_AFFAIRS = ["setTheme", "associateSoftwareToken", "verifySoftwareToken", "switchOffApp"]
