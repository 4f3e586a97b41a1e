import type { IncomingMessage, Server } from "node:http"
import type { AddressInfo } from "node:net"

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * Whether the request was addressed to this machine. A foreign web page can make its own host name resolve to
 * 127.0.0.1 (DNS rebinding); its requests still carry that name.
 */
export function isForLoopback(request: IncomingMessage): boolean {
  return LOOPBACK.test(request.headers.host ?? "")
}

/**
 * Listens on 127.0.0.1 and gives the port: the wanted one, or the next free one above it; 0 takes any.
 */
export async function listenOnLoopback(server: Server, wanted: number): Promise<number> {
  const last = wanted === 0 ? 0 : wanted + 50
  for (let port = wanted; ; port += 1) {
    try {
      return await listen(server, port)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || port >= last) throw error
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
