import "server-only"
import { headers } from "next/headers"
import type { WayOut } from "@/lib/action-result"
import type { ErrorCode } from "@/lib/api-error"
import { PAGE_PATH_HEADER } from "@/lib/security-headers"
import { signInAgainPath } from "@/lib/sign-in-path"
import { WAYS_OUT } from "@/lib/words"

/** What helps against a refusal besides what its sentence says; the way back from there leads to this page. */
export async function wayOutOf(code: ErrorCode): Promise<WayOut | undefined> {
  if (code !== "AuthorityLost") return undefined
  return { path: signInAgainPath((await headers()).get(PAGE_PATH_HEADER)), label: WAYS_OUT.signInAgain }
}
