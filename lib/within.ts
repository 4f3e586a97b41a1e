import { ApiError } from "@/lib/api-error"

/**
 * An answer that a page waits for, but not longer than so many milliseconds: what comes later is not looked at.
 * @throws ApiError `Unreachable` when it has not come by then
 */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ApiError("Unreachable")), milliseconds)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
