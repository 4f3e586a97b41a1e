import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process"
import { once } from "node:events"

/** Runs a command to its end with this process's output; throws when it fails. */
export async function run(command: string, arguments_: string[], options: SpawnOptions = {}): Promise<void> {
  const child = spawn(command, arguments_, { stdio: "inherit", ...options })
  const [code, signal] = await once(child, "exit")
  if (code !== 0) throw new Error(`${command} ${arguments_.join(" ")} failed (${signal ?? `exit code ${code}`}).`)
}

/** Asks a child to end, and ends it when it has not after `graceMs`. Resolves when it is gone. */
export async function stop(child: ChildProcess, graceMs = 5000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, "exit")
  child.kill("SIGTERM")
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs)
  await gone
  clearTimeout(timer)
}

/** Resolves when `url` answers at all; throws when the child has ended before that, or after `timeoutMs`. */
export async function answers(url: string, child: ChildProcess, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server of ${url} ended at its start.`)
    const answered = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5000) }).then(
      () => true,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} has not answered for ${timeoutMs / 1000} s.`)
}
