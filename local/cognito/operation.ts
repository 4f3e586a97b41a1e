import type { z } from "zod"
import type { UserPools } from "./user-pool/user-pools"

/** What operations work with. */
export interface Services {
  userPools: UserPools
  region: string
  accountId: string
  /** ms */
  now: () => number
}

/**
 * One operation of the Cognito API.
 *
 * `caller` says who may send it: `public` operations carry their own proof (a password, a token) and need no
 * signature; `signed` ones act for an AWS principal, whose policy has to allow them.
 */
export interface Operation<S extends z.ZodType = z.ZodType> {
  name: string
  caller: "public" | "signed"
  input: S
  run(input: z.output<S>, services: Services): Promise<unknown>
}

/** Ties an operation's schema to the type of its input. */
export function operation<S extends z.ZodType>(definition: Operation<S>): Operation {
  return definition as unknown as Operation
}
