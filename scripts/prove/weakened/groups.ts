import { doors } from "./doors"
import { functions } from "./functions"
import { sessions } from "./sessions"
import { shown } from "./shown"
import type { Weakening } from "./weakening"

/**
 * What is weakened in one and the same copy, so that few of them are built. In a group no two stand in each other's way,
 * and each has tests that no other makes fail.
 */
export const GROUPS: Readonly<Record<string, readonly Weakening[]>> = { doors, sessions, shown, functions }
