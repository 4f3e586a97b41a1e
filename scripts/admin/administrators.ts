import { AdminError } from "../../amplify/data/admin-error"
import { AuditStoreError } from "../../amplify/data/audit/audit-store"
import {
  expectAnAdministrator,
  keepAnAdministrator,
  listAdministrators,
} from "../../amplify/data/guards/administrators"
import { canSignIn } from "../../amplify/data/guards/last-administrator"
import type { TrailOptions } from "./trail"

/** For how long a change may be on its way that a guard has let pass: the guards reckon with functions, which live so long. */
const LONGEST_CHANGE_MS = 15_000

/** Ends a change that takes longer than the guards reckon with; to be made before one is asked. */
export const withinGuard = (): AbortSignal => AbortSignal.timeout(LONGEST_CHANGE_MS)

type Options = Pick<TrailOptions, "breakGlass">

/**
 * To be called before somebody becomes an administrator, as the API does: they count when that has settled.
 * @throws AdminError `Busy`, `AuditUnavailable`
 */
export function expectAdministrator(userId: string, options: Options): Promise<void> {
  return withGuard(
    () => expectAnAdministrator(userId),
    options,
    async () => {},
  )
}

/**
 * To be called before somebody stops being an administrator: the last one who is sure to be able to sign in stays. With
 * the glass broken and the guard's memory out of reach, Cognito's list alone decides who is left.
 * @throws AdminError `LastAdministrator`, `Busy`, `AuditUnavailable`
 */
export function letAdministratorGo(userId: string, options: Options): Promise<void> {
  return withGuard(
    () => keepAnAdministrator(userId),
    options,
    async () => {
      const staying = (await listAdministrators()).filter(
        (other) => canSignIn(other) && other.userId.toLowerCase() !== userId.toLowerCase(),
      )
      if (staying.length === 0) throw new AdminError("LastAdministrator", { userId })
    },
  )
}

async function withGuard(
  guard: () => Promise<void>,
  { breakGlass }: Options,
  withoutMemory: () => Promise<void>,
): Promise<void> {
  try {
    await guard()
  } catch (error) {
    if (!(error instanceof AuditStoreError)) throw error
    if (!breakGlass) throw new AdminError("AuditUnavailable")
    await withoutMemory()
  }
}
