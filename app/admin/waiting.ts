import type { UserFilter } from "@/lib/user-filter"

/** A state in which somebody cannot sign in, and who is in it. */
export interface Waiting {
  label: string
  why: string
  filter: UserFilter
}

/** Who waits for something or is kept out; each leads to the list of exactly those. */
export const WAITING: readonly Waiting[] = [
  {
    label: "Invited",
    why: "have a temporary password and have not set their own",
    filter: { attribute: "user_status", match: "exact", value: "FORCE_CHANGE_PASSWORD" },
  },
  {
    label: "Unconfirmed",
    why: "signed up and have not entered their code",
    filter: { attribute: "user_status", match: "exact", value: "UNCONFIRMED" },
  },
  {
    label: "Reset required",
    why: "have to set a new password with a code",
    filter: { attribute: "user_status", match: "exact", value: "RESET_REQUIRED" },
  },
  {
    label: "Disabled",
    why: "are kept out until they are enabled",
    filter: { attribute: "status", match: "exact", value: "Disabled" },
  },
]
