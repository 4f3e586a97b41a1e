import { createServer } from "node:net"

/** The first port from `preferred` on that nobody listens on at the loopback address. */
export async function freePort(preferred: number): Promise<number> {
  for (let port = preferred; port < preferred + 100; port++) if (await isFree(port)) return port
  throw new Error(`No port between ${preferred} and ${preferred + 99} is free. End a program that listens there.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen({ port, host: "localhost" }, () => server.close(() => resolve(true)))
  })
}
