import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** A web site on this machine, with an article and everything that is none. */
export interface Site {
  /** `http://127.0.0.1:PORT` */
  readonly base: string
  close(): void
}

export async function serveSite(): Promise<Site> {
  const web = createServer((request, response) => {
    const page = PAGES[request.url ?? '']
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>(done => web.listen(0, '127.0.0.1', done))
  return {
    base: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    close: () => {
      web.close()
      web.closeAllConnections()
    },
  }
}

export const PARAGRAPH =
  'The keeper of the lighthouse counted the ships on Tuesday, and there were seventeen of them in the harbour, which nobody had expected.'
/** What a newspaper's page has: an author, a date, the paper's name, navigation, and two paragraphs. */
export const ARTICLE =
  '<html><head><title>Water for the island | The Daily</title><meta property="og:title" content="Water for the island">' +
  '<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2024-03-05">' +
  '<meta property="og:site_name" content="The Daily"></head><body><nav>Home</nav>' +
  `<article><p>${PARAGRAPH}</p><p>“We will not leave,” said the caf\u00e9’s owner. ${PARAGRAPH}</p></article></body></html>`

/** What the web server answers, by path. */
const PAGES: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/article': (_, response) => html(response, ARTICLE),
  '/packed': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
    response.end(gzipSync(ARTICLE))
  },
  '/short': (_, response) => html(response, '<p>Please sign in.</p>'),
  '/paper': (_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
  '/large': (_, response) => html(response, 'x'.repeat(20_000_001)),
  '/bomb': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
    response.end(gzipSync(Buffer.alloc(40_000_000)))
  },
  '/here': (_, response) => response.writeHead(302, { location: '/article' }).end(),
  '/localhost': (request, response) =>
    response.writeHead(302, { location: `http://localhost:${request.socket.localPort}/article` }).end(),
  '/metadata': (_, response) => response.writeHead(301, { location: 'http://169.254.169.254/latest' }).end(),
  '/v6': (_, response) => response.writeHead(301, { location: 'http://[::1]:1/' }).end(),
  '/file': (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
}

function html(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
}
