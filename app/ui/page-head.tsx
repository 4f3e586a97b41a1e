import type { ReactNode } from "react"

interface Props {
  title: ReactNode
  /** The page above this one, as a link back. */
  above?: { href: string; label: string }
  children?: ReactNode
}

/** Where the reader is: the page's name, with the way up before it, and what can be done with the whole of it. */
export function PageHead({ title, above, children }: Props) {
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 px-4 md:px-6">
      <div className="min-w-0">
        {above && (
          <a href={above.href} data-above="" className="text-sm text-muted hover:text-text hover:underline">
            <span aria-hidden="true">‹ </span>
            {above.label}
          </a>
        )}
        {/* Names have up to 2,048 characters, and what can be done comes after them. */}
        <h1 className="line-clamp-6 text-xl font-semibold wrap-anywhere">{title}</h1>
      </div>
      {children}
    </div>
  )
}
