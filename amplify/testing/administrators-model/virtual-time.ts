interface Event {
  at: number
  run(): void
}

/** Time that passes only from one event to the next, so that hours are over in a moment and nothing depends on luck. */
export class VirtualTime {
  /** Milliseconds. */
  now = 0
  #stopped = false
  /** The next one last. */
  readonly #events: Event[] = []

  after(delay: number, run: () => void): void {
    const at = this.now + delay
    let index = this.#events.length
    while (index > 0 && (this.#events[index - 1] as Event).at <= at) index--
    this.#events.splice(index, 0, { at, run })
  }

  /** Runs everything, and what follows from it, until nothing is left. */
  async run(): Promise<void> {
    for (let event = this.#events.pop(); event && !this.#stopped; event = this.#events.pop()) {
      this.now = event.at
      event.run()
      // Whatever was waiting for it goes on until it waits again.
      await new Promise(setImmediate)
    }
  }

  stop(): void {
    this.#stopped = true
  }
}
