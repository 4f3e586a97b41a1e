export async function signedGraphql(
  _q: string,
  _v: object,
  _tolerated: string[] = [],
): Promise<{ data: unknown; errorType?: string }> {
  throw new Error("todo")
}
