import type { Faults } from "./faults"
import type { VirtualTime } from "./virtual-time"

/** What the rest of the world is told of a function. */
interface Witness {
  onLostAnswer(): void
  /** It was waiting for an answer, or would have gone on. */
  onDeath(): void
}

/** One call of a function. It may die at any moment; what it has sent until then takes effect all the same. */
export class SimulatedFunction {
  readonly #time: VirtualTime
  readonly #faults: Faults
  readonly #witness: Witness
  readonly #diesAt: number
  readonly #ahead: number

  constructor(time: VirtualTime, faults: Faults, witness: Witness) {
    this.#time = time
    this.#faults = faults
    this.#witness = witness
    this.#diesAt = time.now + faults.life()
    this.#ahead = faults.clock()
  }

  get isDead(): boolean {
    return this.#time.now >= this.#diesAt
  }

  /** By its own clock. */
  now(): number {
    return this.#time.now + this.#ahead
  }

  /** Asks somebody else; never answered once this is dead. */
  ask<T>(question: () => T): Promise<T> {
    return this.#send(question, this.#faults.question())
  }

  /** As `ask`, for what may take effect late. */
  command<T>(effect: () => T): Promise<T> {
    return this.#send(effect, this.#faults.command())
  }

  pause(delay: number): Promise<void> {
    return new Promise((resolve) => this.#wake(delay, resolve))
  }

  #send<T>(effect: () => T, delay: number): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#time.after(delay, () => {
        let answer: () => void
        try {
          const value = effect()
          answer = () => resolve(value)
        } catch (error) {
          answer = () => reject(error)
        }
        if (this.#faults.isLost()) {
          this.#witness.onLostAnswer()
          answer = () => reject(new Error("no answer"))
        }
        this.#wake(this.#faults.answer(), answer)
      })
    })
  }

  #wake(delay: number, goOn: () => void): void {
    this.#time.after(delay, () => {
      if (this.isDead) this.#witness.onDeath()
      else goOn()
    })
  }
}
