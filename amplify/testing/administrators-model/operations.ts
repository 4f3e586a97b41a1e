import type { Account } from "./simulated-pool"

export interface Operation {
  change: Partial<Account>
  /** Whether it takes the sign-in, or the role, from somebody: then it is guarded. */
  takes?: boolean
  /** Whether somebody may do it to themselves. */
  onOneself?: boolean
}

export type OperationName =
  | "removeUserFromGroup"
  | "disableUser"
  | "deleteUser"
  | "resetUserPassword"
  | "setTemporaryPassword"
  | "addUserToGroup"
  | "enableUser"
  | "setPermanentPassword"

/** What the console can do to an administrator, as the handlers do it. */
export const OPERATIONS: Readonly<Record<OperationName, Operation>> = {
  removeUserFromGroup: { change: { member: false }, takes: true },
  disableUser: { change: { enabled: false }, takes: true },
  deleteUser: { change: { exists: false }, takes: true },
  resetUserPassword: { change: { status: "RESET_REQUIRED" }, takes: true, onOneself: true },
  setTemporaryPassword: { change: { status: "FORCE_CHANGE_PASSWORD" }, takes: true, onOneself: true },
  addUserToGroup: { change: { member: true }, onOneself: true },
  enableUser: { change: { enabled: true }, onOneself: true },
  setPermanentPassword: { change: { status: "CONFIRMED" }, onOneself: true },
}
