/** Puts a fetch function behind a node:http server, streams included. A rejection closes the socket without an answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: Request) => Promise<Response>

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (let each = 0; each < incoming.rawHeaders.length; each += 2)
    headers.append(incoming.rawHeaders[each] ?? '', incoming.rawHeaders[each + 1] ?? '')
  const method = incoming.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? undefined : new Uint8Array(await bodyOf(incoming))
  return new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`, { method, headers, body })
}

async function sendBack(answer: Response, out: ServerResponse): Promise<void> {
  out.writeHead(answer.status, Object.fromEntries(answer.headers))
  const reader = answer.body?.getReader()
  if (!reader) {
    out.end()
    return
  }
  out.on('close', () => void reader.cancel().catch(() => undefined))
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) out.write(chunk.value)
  out.end()
}

/** Listens on a port (0: any free one) and resolves with it once ready. */
export async function listen(handler: Handler, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((incoming, out) => {
    toRequest(incoming)
      .then(handler)
      .then((answer) => sendBack(answer, out))
      .catch(() => incoming.socket.destroy())
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, ready)
  })
  return { server, port: (server.address() as AddressInfo).port }
}
