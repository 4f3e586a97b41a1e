import { createServer, request as httpRequest } from "node:http"
import type { AddressInfo } from "node:net"
import { onTestFinished } from "vitest"

/**
 * A way to an API that can be cut: it passes everything on, Host included, so that signatures hold; what `isCut` says yes
 * to is answered as AppSync answers whoever may not call it.
 * @returns the address that takes the API's place
 */
export async function apiInBetween(endpoint: string, isCut: (body: string) => boolean): Promise<string> {
  const { hostname, port, pathname } = new URL(endpoint)
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    if (isCut(body.toString())) return void response.writeHead(403).end("{}")
    const { method, headers, url: path } = request
    const passedOn = httpRequest({ hostname, port, method, headers, path }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passedOn.on("error", () => response.destroy())
    passedOn.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`
}
