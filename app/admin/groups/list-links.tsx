import { buttonClass } from "@/app/ui/button-class"

interface Props {
  /** The address of the first page, without a query. */
  here: string
  count: number
  /** Whether this is the first page. */
  first: boolean
  /** The token of the page that follows, or null on the last one. */
  next: string | null
}

/** Onwards and back to the start of a list. Cognito knows neither the number of pages nor the way back. */
export function ListLinks({ here, count, first, next }: Props) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-muted md:px-6">
      <p>
        <span className="tabular-nums">{count}</span> on this page{next ? ", more follow" : ""}
      </p>
      <p className="flex gap-2">
        {!first && (
          <a href={here} className={buttonClass()}>
            First page
          </a>
        )}
        {next && (
          <a href={`${here}?${new URLSearchParams({ page: next })}`} rel="next" className={buttonClass()}>
            Next page
          </a>
        )}
      </p>
    </nav>
  )
}
