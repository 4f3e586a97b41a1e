import "server-only"
import { headers } from "next/headers"
import { PAGE_PATH_HEADER } from "@/lib/security-headers"
import { safeNext } from "@/lib/sign-in-path"

/** Any origin serves: only path and query are looked at. */
const BASE = "https://origin.invalid"

/**
 * The page that a request is about, as the middleware has told it; the home page where it has not. Without middleware a
 * client can say what it wants there: it is a path of this console in any case, and what is found by it has to be its
 * reader's own.
 */
export async function pageAddress(): Promise<URL> {
  return new URL(safeNext((await headers()).get(PAGE_PATH_HEADER)), BASE)
}
