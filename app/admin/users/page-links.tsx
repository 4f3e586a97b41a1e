import { buttonClass } from "@/app/ui/button-class"
import { PAGE_SIZES, type UserQuery, userListPath } from "@/lib/user-query"

/** Onwards and back to the start. Cognito knows neither the number of pages nor the way back; the browser does. */
export function PageLinks({ query, count, next }: { query: UserQuery; count: number; next: string | null }) {
  const { filter, pageSize, pageToken } = query
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-muted md:px-6">
      <p>
        <span className="tabular-nums">{count}</span> on this page{next ? ", more follow" : ""}
      </p>
      <p className="flex items-center gap-1 max-sm:order-last">
        {PAGE_SIZES.map((size) => (
          <a
            key={size}
            href={userListPath({ filter, pageSize: size })}
            aria-current={size === pageSize ? "true" : undefined}
            className="rounded px-1.5 py-1 tabular-nums hover:bg-hover hover:text-text aria-[current]:font-semibold aria-[current]:text-text"
          >
            {size}
          </a>
        ))}
        per page
      </p>
      <p className="flex gap-2">
        {pageToken !== undefined && (
          <a href={userListPath({ filter, pageSize })} className={buttonClass()}>
            First page
          </a>
        )}
        {next && (
          <a href={userListPath({ filter, pageSize, pageToken: next })} rel="next" className={buttonClass()}>
            Next page
          </a>
        )}
      </p>
    </nav>
  )
}
