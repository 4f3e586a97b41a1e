import { Instance, type InstanceDefinition } from "./instance"

/**
 * How many events a function handles at the same moment. Lambda would start up to a thousand instances; each costs this
 * process 10 to 20 MB, so further events wait for a free one.
 */
const MAX_INSTANCES = 4

/**
 * A deployed function: instances are started when an event finds none free, and kept, as Lambda keeps them warm. An
 * instance that crashed or timed out is replaced at the next event.
 */
export class LambdaFunction {
  readonly #definition: InstanceDefinition
  readonly #instances = new Set<Instance>()
  readonly #idle: Instance[] = []
  readonly #waiting: ((instance: Instance) => void)[] = []

  constructor(definition: InstanceDefinition) {
    this.#definition = definition
  }

  /** Runs the function once. Throws `DataSourceError` when it throws, exits or exceeds its timeout. */
  async invoke(event: unknown): Promise<unknown> {
    const instance = await this.acquire()
    try {
      return await instance.invoke(event)
    } finally {
      this.release(instance)
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#instances].map((instance) => instance.stop()))
  }

  private acquire(): Promise<Instance> {
    const idle = this.#idle.pop()
    if (idle?.alive) return Promise.resolve(idle)
    if (idle) this.#instances.delete(idle)
    if (this.#instances.size < MAX_INSTANCES) return Promise.resolve(this.start())
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  private release(instance: Instance): void {
    if (!instance.alive) this.#instances.delete(instance)
    const next = this.#waiting.shift()
    if (next) next(instance.alive ? instance : this.start())
    else if (instance.alive) this.#idle.push(instance)
  }

  private start(): Instance {
    const instance = new Instance(this.#definition)
    this.#instances.add(instance)
    return instance
  }
}
