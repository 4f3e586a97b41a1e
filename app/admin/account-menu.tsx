"use client"

import type { ReactNode } from "react"
import { SIGN_OUT_PATH } from "@/lib/sign-in-path"
import { ThemeSwitch } from "./set-theme/theme-switch"

interface Props {
  name: string
  role: string
  theme: string
  /** Links to what is one's own, drawn on the server: every page carries this menu. */
  children: ReactNode
}

/** Who is signed in and as what, light or dark, and the way out. Native `<details>`: opens without scripts. */
export function AccountMenu({ name, role, theme, children }: Props) {
  return (
    <details data-menu="" className="relative">
      <summary className="flex h-8 items-center gap-2 rounded-md px-1.5 hover:bg-hover pointer-coarse:h-10">
        <span
          aria-hidden="true"
          className="grid size-6 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent uppercase"
        >
          {[...name][0]}
        </span>
        <span className="sr-only">Account: </span>
        <bdi className="max-w-48 truncate max-sm:sr-only">{name}</bdi>
        <span aria-hidden="true" className="text-xs text-muted">
          ▾
        </span>
      </summary>
      <div className="absolute end-0 z-20 mt-1 grid w-64 gap-3 rounded-lg border border-line bg-panel p-3 shadow-lg">
        <p className="min-w-0">
          <bdi className="block truncate font-medium" title={name}>
            {name}
          </bdi>
          <span className="text-xs text-muted">{role}</span>
        </p>
        <ThemeSwitch theme={theme} />
        {children}
        <form method="post" action={SIGN_OUT_PATH} className="border-t border-line pt-2">
          <button type="submit" className="h-8 w-full rounded-md px-2 text-start font-medium hover:bg-hover">
            Sign out
          </button>
        </form>
      </div>
    </details>
  )
}
