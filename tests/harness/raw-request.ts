import { type IncomingHttpHeaders, request } from "node:http"
import type { Product } from "./product"

export interface RawAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

interface RawRequest {
  method?: string
  /** Sent as it is: nothing is resolved or encoded. */
  path: string
  headers?: Record<string, string>
  body?: FormData | string
}

/** One request with exactly these headers, Host included, which `fetch` does not let anybody choose. */
export async function rawRequest({ origin }: Pick<Product, "origin">, options: RawRequest): Promise<RawAnswer> {
  const { method = "GET", path, headers = {}, body } = options
  const { host, hostname, port } = new URL(origin)
  const encoded = body instanceof FormData ? new Response(body) : undefined
  const bytes = encoded ? Buffer.from(await encoded.arrayBuffer()) : Buffer.from(String(body ?? ""))
  const contentType = encoded?.headers.get("content-type") ?? "text/plain;charset=UTF-8"
  const describesBody = body === undefined ? {} : { "content-type": contentType, "content-length": `${bytes.length}` }
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path, headers: { host, ...describesBody, ...headers }, agent: false },
      async (answer) => {
        answer.setEncoding("utf8")
        let text = ""
        for await (const chunk of answer) text += chunk
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text })
      },
    )
    sent.once("error", reject).end(bytes)
  })
}
