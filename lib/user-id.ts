const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text from outside can be a user's id, which is the `sub`: a UUID, of no promised version. */
export function isUserId(text: string): boolean {
  return UUID.test(text)
}
