/** Waits for `call`; takes the refusal named `exception` for done, because then what it makes is there already. */
export async function orAlready<T>(exception: string, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof Error && error.name === exception) return undefined
    throw error
  }
}
