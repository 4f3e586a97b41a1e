/**
 * What an action throws in place of an error that nobody foresaw. Next shows an error's `digest` to the reader and takes
 * the one that is there: the page names the request, and the cause stays in the log.
 */
export function withoutDetail(requestId: string): Error {
  return Object.assign(new Error("The action failed."), { digest: requestId })
}
