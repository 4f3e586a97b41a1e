import { createPerson, createPersonWith } from "../harness/people"
import type { Product } from "../harness/product"
import { type Browser, openBrowser } from "../session/browser"
import { signedInBrowser } from "../session/pool"

/** One browser of everybody who may try something: nobody, two who are signed in without a role, one of each role. */
export interface Visitors {
  anonymous: Browser
  user: Browser
  editor: Browser
  auditor: Browser
  support: Browser
  admin: Browser
}

export async function openVisitors(app: Product): Promise<Visitors> {
  return {
    anonymous: openBrowser(app),
    user: await signedInBrowser(app, await createPerson(app)),
    editor: await signedInBrowser(app, await createPerson(app, { groups: ["EDITORS"] })),
    auditor: await signedInBrowser(app, await createPersonWith(app, "auditor")),
    support: await signedInBrowser(app, await createPersonWith(app, "support")),
    admin: await signedInBrowser(app, app.admin),
  }
}

export const STRANGERS = ["anonymous", "user", "editor"] as const

/** Those who have a role in the console. */
export const INSIDERS = ["auditor", "support", "admin"] as const

/** The browser's Cookie header. */
export function cookieHeader({ cookies }: Browser): { cookie: string } {
  return { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }
}
