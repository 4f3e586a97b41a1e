import { randomUUID } from "node:crypto"
import { createInterface } from "node:readline"
import { Worker } from "node:worker_threads"
import { DataSourceError } from "../appsync/data-sources/data-source"

/** What an instance needs to run a function's bundle. */
export interface InstanceDefinition {
  functionName: string
  functionArn: string
  codeFolder: string
  handler: string
  memoryMb: number
  timeoutMs: number
  /** The whole environment: nothing of this process's own reaches the function. */
  environment: Record<string, string>
  onLog(line: string): void
}

/** How long Lambda lets a function initialize. */
const INITIALIZATION_TIMEOUT_MS = 10_000

/** The `type` under which AppSync hands every failure of a function to its templates. */
const UNHANDLED = "Lambda:Unhandled"

type Message =
  | { type: "ready" }
  | { type: "result"; payload: string }
  | { type: "error"; errorType: string; errorMessage: string; stack: string }

/** One execution environment of a function, in a worker thread of its own; handles one event at a time. */
export class Instance {
  readonly #worker: Worker
  readonly #definition: InstanceDefinition
  #receive: (message: Message | Error) => void = () => {}
  #ready = false
  #alive = true

  constructor(definition: InstanceDefinition) {
    const { functionName, functionArn, codeFolder, handler, memoryMb, environment } = definition
    this.#definition = definition
    this.#worker = new Worker(new URL("./worker.mjs", import.meta.url), {
      workerData: { functionName, functionArn, codeFolder, handler, memoryMb },
      env: environment,
      // Without this, the loaders and preloads of this process would run inside every function.
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      createInterface({ input: stream }).on("line", definition.onLog)
    }
    this.#worker.on("message", (message: Message) => this.#receive(message))
    this.#worker.on("error", (error) => this.end(error))
    this.#worker.on("exit", (code) =>
      this.end(new Error(`RequestId: ${randomUUID()} Error: Runtime exited with error: exit status ${code}`)),
    )
    this.#worker.unref()
  }

  /** False once the instance crashed, exited, timed out or was stopped; it must not be used again. */
  get alive(): boolean {
    return this.#alive
  }

  /** Hands an event over and gives the answer. Throws `DataSourceError` with the function's message alone. */
  async invoke(event: unknown): Promise<unknown> {
    const { timeoutMs, onLog } = this.#definition
    if (!this.#ready) {
      await this.receive(INITIALIZATION_TIMEOUT_MS, "ready")
      this.#ready = true
    }
    const requestId = randomUUID()
    this.#worker.postMessage({
      event: JSON.parse(JSON.stringify(event ?? null)),
      deadline: Date.now() + timeoutMs,
      requestId,
    })
    const message = await this.receive(timeoutMs, requestId)
    if (message.type === "result") return JSON.parse(message.payload)
    if (message.type === "ready") throw new Error("A function reported ready twice.")
    onLog(message.stack || message.errorMessage)
    throw new DataSourceError(message.errorMessage, UNHANDLED)
  }

  async stop(): Promise<void> {
    this.#alive = false
    await this.#worker.terminate()
  }

  private receive(timeoutMs: number, requestId: string): Promise<Message> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const seconds = (timeoutMs / 1000).toFixed(2)
        this.end(new Error(`${new Date().toISOString()} ${requestId} Task timed out after ${seconds} seconds`))
      }, timeoutMs)
      this.#receive = (message) => {
        clearTimeout(timer)
        this.#receive = () => {}
        if (message instanceof Error) reject(new DataSourceError(message.message, UNHANDLED))
        else resolve(message)
      }
    })
  }

  private end(error: Error): void {
    if (this.#alive) this.#definition.onLog(error.message)
    this.#alive = false
    this.#receive(error)
    void this.#worker.terminate()
  }
}
