import { MOST_CHOSEN_USERS } from "@/lib/many-users-limits"

/** What is said while users are being chosen. */
export const CHOOSING = {
  chosen: (count: number, elsewhere: number) =>
    elsewhere === 0 ? `${count} chosen` : `${count} chosen, ${elsewhere} of them not on this page`,
  full: () => `At most ${MOST_CHOSEN_USERS} users can be changed at once. The others were not chosen.`,
} as const
