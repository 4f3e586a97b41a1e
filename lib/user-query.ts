import { ApiError } from "@/lib/api-error"
import { guessFilter, isFilterAttribute, type UserFilter } from "@/lib/user-filter"

/** Page sizes on offer; Cognito gives at most 60 users a page. */
export const PAGE_SIZES = [20, 40, 60] as const
export const DEFAULT_PAGE_SIZE = 60

/** The address of a list of users, read. */
export interface UserQuery {
  filter?: UserFilter
  pageSize: number
  pageToken?: string
}

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/**
 * Reads the address `/admin/users?attribute=…&match=…&value=…&size=…&page=…`. A value alone is a search from the top of
 * the page: its attribute is guessed.
 * @throws ApiError `InvalidInput` (`field`, `rule`), in place of a list that is not the one asked for
 */
export function readUserQuery(params: SearchParams): UserQuery {
  const text = (name: string) => [params[name]].flat()[0]?.trim() || undefined
  return { filter: readFilter(text), pageSize: readPageSize(text("size")), pageToken: text("page") }
}

function readFilter(text: (name: string) => string | undefined): UserFilter | undefined {
  const value = text("value")
  const attribute = text("attribute")
  const match = text("match") ?? "prefix"
  if (attribute !== undefined && !isFilterAttribute(attribute)) {
    throw new ApiError("InvalidInput", { field: "attribute", rule: "filterAttribute" })
  }
  if (match !== "exact" && match !== "prefix") {
    throw new ApiError("InvalidInput", { field: "match", rule: "filterMatch" })
  }
  if (value === undefined) return undefined
  return attribute === undefined ? guessFilter(value) : { attribute, match, value }
}

function readPageSize(size: string | undefined): number {
  if (size === undefined) return DEFAULT_PAGE_SIZE
  if (!/^([1-9]|[1-5]\d|60)$/.test(size)) throw new ApiError("InvalidInput", { field: "size", rule: "pageSize" })
  return Number(size)
}

/** The address of a list of users: what is the default is left out. */
export function userListPath({ filter, pageSize, pageToken }: Partial<UserQuery>): string {
  const params = new URLSearchParams(filter && { ...filter })
  if (pageSize !== undefined && pageSize !== DEFAULT_PAGE_SIZE) params.set("size", String(pageSize))
  if (pageToken !== undefined) params.set("page", pageToken)
  return params.size > 0 ? `/admin/users?${params}` : "/admin/users"
}
