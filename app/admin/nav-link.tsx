"use client"

import { usePathname } from "next/navigation"
import type { ReactNode } from "react"

const LOOKS =
  "flex items-center gap-2 rounded-md px-2.5 font-medium text-muted hover:bg-hover hover:text-text " +
  "aria-[current]:bg-hover aria-[current]:text-text md:h-8 " +
  "max-md:h-14 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:rounded-none max-md:text-xs"

/** A place in the navigation, which knows whether the reader is in it. */
export function NavLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const pathname = usePathname()
  const inside = href !== "/admin" && pathname.startsWith(`${href}/`)
  return (
    <a href={href} aria-current={pathname === href ? "page" : inside ? "true" : undefined} className={LOOKS}>
      {icon}
      {children}
    </a>
  )
}
