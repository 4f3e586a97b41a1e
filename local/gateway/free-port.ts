import { createServer } from "node:http"
import { listenOnLoopback } from "./loopback"

/** A port of 127.0.0.1 that nobody listens on: the wanted one, or the next free one above it; 0 takes any. */
export async function findFreePort(wanted: number): Promise<number> {
  const probe = createServer()
  const port = await listenOnLoopback(probe, wanted)
  await new Promise((resolve) => probe.close(resolve))
  return port
}
