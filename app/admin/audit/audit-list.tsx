"use client"

import type { ReactNode } from "react"
import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { Time } from "@/app/ui/time"
import type { AuditLine } from "./audit-line"
import { AuditTable } from "./audit-table"

/** Where a list leads, as addresses. */
export interface AuditLinks {
  /** Everything, where this is a part of it. */
  all?: string
  first?: string
  next?: string
  /** What is older than the year that this list is about. */
  older?: string
  /** The files of what this list is about. */
  files?: string
}

interface Props {
  lines: AuditLine[]
  /** Why there are none, where there are none. */
  empty: string
  /** How far back was looked, where that is neither the end of all nor of a full page. */
  lookedUntil?: string
  links: AuditLinks
}

/** One page of the audit trail, or why it is empty, and the ways on. */
export function AuditList({ lines, empty, lookedUntil, links }: Props) {
  return (
    <div data-rows="">
      {lines.length > 0 ? (
        <AuditTable lines={lines} />
      ) : (
        <Empty sentence={empty}>
          {links.all && (
            <a href={links.all} className="font-medium text-accent hover:underline">
              Show all changes
            </a>
          )}
        </Empty>
      )}
      <nav
        aria-label="Pages"
        className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-muted md:px-6"
      >
        <p>
          <span className="tabular-nums">{lines.length}</span> on this page{links.next ? ", more follow" : ""}
          {lookedUntil && (
            <>
              . Looked back to <Time iso={lookedUntil} />.
            </>
          )}
        </p>
        <p className="flex flex-wrap gap-2">
          <PageLink href={links.files}>Export</PageLink>
          <PageLink href={links.first}>First page</PageLink>
          <PageLink href={links.older}>Look further back</PageLink>
          <PageLink href={links.next} rel="next">
            {lookedUntil ? "Look further back" : "Next page"}
          </PageLink>
        </p>
      </nav>
    </div>
  )
}

function PageLink({ href, rel, children }: { href?: string; rel?: string; children: ReactNode }) {
  if (href === undefined) return null
  return (
    <a href={href} rel={rel} className={buttonClass()}>
      {children}
    </a>
  )
}
