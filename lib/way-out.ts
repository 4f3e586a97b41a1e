import "server-only"
import { headers } from "next/headers"
import type { WayOut } from "@/lib/action-result"
import type { ErrorCode } from "@/lib/api-error"
import { ownFactorPath } from "@/lib/own-factor-path"
import { PAGE_PATH_HEADER } from "@/lib/security-headers"
import { newSignInPath } from "@/lib/sign-in-path"
import { WAYS_OUT } from "@/lib/words"

/** Each makes its address from that of the page, which is not trusted. */
const WAYS: Partial<Record<ErrorCode, { label: string; pathFrom(page: string | null): string }>> = {
  AuthorityLost: { label: WAYS_OUT.signInAgain, pathFrom: newSignInPath },
  SecondFactorRequired: { label: WAYS_OUT.setUpSecondFactor, pathFrom: ownFactorPath },
}

/** What helps against a refusal besides what its sentence says; the way back from there leads to this page. */
export async function wayOutOf(code: ErrorCode): Promise<WayOut | undefined> {
  const help = WAYS[code]
  return help && { path: help.pathFrom((await headers()).get(PAGE_PATH_HEADER)), label: help.label }
}
