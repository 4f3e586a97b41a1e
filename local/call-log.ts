const LONGEST = 10_000

/** Remembers the newest calls of a service, for tests. */
export class CallLog<Call> {
  #calls: Call[] = []

  add(call: Call): void {
    this.#calls.push(call)
    if (this.#calls.length > LONGEST) this.#calls.shift()
  }

  list(): Call[] {
    return [...this.#calls]
  }

  clear(): void {
    this.#calls = []
  }
}
