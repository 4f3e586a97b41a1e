import { once } from "node:events"
import { connect, createServer } from "node:net"

/** The first port from `preferred` on that nobody listens on at the loopback address. */
export async function freePort(preferred: number): Promise<number> {
  const { port, release } = await holdPort(preferred)
  await release()
  return port
}

/** The same, kept from others until it is released: for who knows the port long before they listen on it. */
export async function holdPort(preferred: number): Promise<{ port: number; release(): Promise<void> }> {
  for (let port = preferred; port < preferred + 100; port++) {
    const server = createServer()
    const listening = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false))
      server.listen({ port, host: "localhost" }, () => resolve(true))
    })
    if (!listening) continue
    const release = async () => {
      server.close()
      await once(server, "close")
    }
    return { port, release }
  }
  throw new Error(`No port between ${preferred} and ${preferred + 99} is free. End a program that listens there.`)
}

/** Whether somebody listens on a port of the loopback address. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "localhost" })
    socket.once("error", () => resolve(false))
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
  })
}
