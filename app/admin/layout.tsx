import type { ReactNode } from "react"
import { FrameBehaviour } from "@/app/ui/behaviour/frame-behaviour"
import { readTheme } from "@/app/ui/theme"
import { OWN_FACTOR_PATH } from "@/lib/own-factor-path"
import { OWN_FACTOR } from "@/lib/own-factor-words"
import { ROLE_NAMES } from "@/lib/role-words"
import { mayCall } from "@/lib/roles"
import { requireRole } from "@/lib/session"
import { errorSentence, SERVER_FAILED } from "@/lib/words"
import { AccountMenu } from "./account-menu"
import { Navigation } from "./navigation"
import { UserSearch } from "./user-search"

/**
 * The frame around every page of the console. Each page asks for somebody with a role itself as well.
 *
 * What a page shows in bulk is in client components that get plain data: React splits a larger server-rendered tree
 * into parts that arrive one by one, and hydration that meets a part before it is there fails and draws the whole page
 * again (react#35210, fixed after the React that Next 15.5 carries). It is also half the bytes.
 */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const session = await requireRole()
  return (
    <>
      <a
        href="#content"
        className="absolute z-30 m-2 rounded-md bg-accent-fill px-3 py-2 text-on-accent not-focus:sr-only"
      >
        Skip to content
      </a>
      <div className="flex-1 md:grid md:grid-cols-[13rem_minmax(0,1fr)]">
        <div className="md:border-e md:border-line md:bg-panel">
          <Navigation hasAudit={mayCall(session.roles, "listAuditEvents")} />
        </div>
        <div className="flex min-w-0 flex-col max-md:pb-20">
          <header className="sticky top-0 z-10 flex h-12 shrink-0 items-center justify-between gap-3 border-b border-line bg-ground px-4 md:px-6">
            <UserSearch />
            <AccountMenu
              name={session.email ?? session.username}
              role={ROLE_NAMES[session.role]}
              theme={await readTheme()}
            >
              <a href={OWN_FACTOR_PATH} className="flex h-8 items-center rounded-md px-2 font-medium hover:bg-hover">
                {OWN_FACTOR.title}
              </a>
            </AccountMenu>
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="min-w-0 flex-1 py-5 outline-none"
            data-unreachable={errorSentence("Unreachable")}
            data-failed={SERVER_FAILED}
          >
            {children}
          </main>
        </div>
      </div>
      <FrameBehaviour />
    </>
  )
}
