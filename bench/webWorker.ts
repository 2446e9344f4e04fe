/**
 * Measures the engine in a web worker of Chromium, and the same in Node.
 *
 *   npm run bench:worker -- [--corpus DIR] [--articles 10000] [--queries 60]
 *
 * A browser gives its clock in steps of 0.1 ms unless the page is isolated, as this one is (then 0.005 ms).
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { launchChromium } from '../test/hosts/chromium.ts'
import { type EngineRound, engineRound } from './engineRound.ts'
import { library } from './library.ts'
import { queries } from './queries.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    articles: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '60' },
  },
})
const texts = library(values.corpus, Number(values.articles))
const typed = queries(texts, Number(values.queries)).map(({ text }) => text)
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}; ${texts.length} articles, ${(bytes / 1e6).toFixed(1)} MB`,
)
report(`Node ${process.version}`, await engineRound(texts, typed))
await inChromium()

async function inChromium(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  const files: Record<string, [string, string]> = {
    '/': ['text/html', '<!doctype html><title>Bench</title>'],
    '/worker.js': ['text/javascript', outputFiles[0]!.text],
    '/library.json': ['application/json', JSON.stringify({ texts, queries: typed })],
  }
  const server = createServer(({ url = '' }, answer) => {
    const [type, body] = files[url] ?? ['text/plain', '']
    answer.writeHead(files[url] ? 200 : 404, {
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })
    answer.end(body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const measured = await page.evaluate(
      () =>
        new Promise<EngineRound>((done, fail) => {
          const worker = new Worker('worker.js', { type: 'module' })
          worker.onmessage = ({ data }) => done(data)
          worker.onerror = ({ message }) => fail(new Error(message))
        }),
    )
    report(`Chromium ${browser.version()}, web worker`, measured)
  } finally {
    await browser.close()
    server.close()
  }
}

function report(host: string, { builds, load, keystrokes }: EngineRound): void {
  const sorted = [...keystrokes].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(3)
  const speeds = builds.map(ms => (bytes / ms / 1000).toFixed(1)).join(', ')
  console.log(
    `${host}: build ${speeds} MB/s, load ${load.toFixed(1)} ms, ` +
      `keystroke median ${at(0.5)}, 95th ${at(0.95)}, most ${at(1)} ms (${keystrokes.length})`,
  )
}
