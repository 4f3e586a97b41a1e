import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { attributeLabel, isChoice, SEARCH_ATTRIBUTES } from "@/lib/user-filter"
import { type UserQuery, userListPath } from "@/lib/user-query"
import { EMPTY_LIST } from "@/lib/words"

/** Why the list is empty, and where else to look. */
export function NoUsers({ query, hasNext }: { query: UserQuery; hasNext: boolean }) {
  const { filter, pageSize } = query
  if (hasNext) return <Empty sentence={EMPTY_LIST.page()} />
  if (query.pageToken) return <Empty sentence={EMPTY_LIST.end()} />
  if (!filter) return <Empty sentence={EMPTY_LIST.pool()} />
  if (isChoice(filter)) return <Empty sentence={EMPTY_LIST.choice()}>{allUsers}</Empty>
  const { attribute, value, match } = filter
  const sentence = EMPTY_LIST.search({ label: attributeLabel(attribute), value, exact: match === "exact" })
  return (
    <Empty sentence={sentence}>
      <p>Cognito searches one attribute at a time. Look for it in another:</p>
      <ul className="flex flex-wrap justify-center gap-2">
        {SEARCH_ATTRIBUTES.filter(([other]) => other !== attribute).map(([other, label]) => (
          <li key={other}>
            <a
              href={userListPath({ filter: { attribute: other, match: "prefix", value }, pageSize })}
              className={buttonClass()}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
      {allUsers}
    </Empty>
  )
}

const allUsers = (
  <a href="/admin/users" className="font-medium text-accent hover:underline">
    Show all users
  </a>
)
