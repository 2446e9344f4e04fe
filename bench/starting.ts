/**
 * Measures a start of the real language server with a large library: the first, which reads every source, and a
 * second, which finds the index of the first.
 *
 *   npm run build && node bench/starting.ts --corpus DIR [--articles 100000] [--keep DIR]
 *
 * The corpus is cut into articles of about 2.5 KB; where it is too small it is cut again, a little further on each
 * time. `--keep` names a folder where the articles stay for the next run. Memory is that of the server's process
 * as Linux counts it: resident, and the most it has been.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import { readCorpus } from '../eval/corpus.ts'
import { indexPlace } from '../src/server/indexPlace.ts'
import { compiledCode, memoryArguments, memoryEnvironment } from '../src/server/memoryEnvironment.ts'

/** Characters of an article. */
const ARTICLE = 2500
/** How much further on the corpus is cut the next time. */
const SHIFT = 700
/** Articles in a folder. */
const FOLDER = 1000
/** Longer than the server waits before it tidies up and writes its index. In milliseconds. */
const IDLE_MS = 6000
const QUERY = 'american peopel deserve better'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    articles: { type: 'string', default: '100000' },
    keep: { type: 'string' },
  },
})
if (!values.corpus) throw new Error('Usage: node bench/starting.ts --corpus DIR [--articles N] [--keep DIR]')

const folder = resolve(values.keep ?? mkdtempSync(join(tmpdir(), 'verbatim-starting-')))
const wanted = Number(values.articles)
if (!existsSync(join(folder, 'seeds'))) writeArticles(values.corpus, wanted)
const storage = mkdtempSync(join(tmpdir(), 'verbatim-storage-'))
const compiled = mkdtempSync(join(tmpdir(), 'verbatim-compiled-'))
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
const megabytes = sizeOf(join(folder, 'seeds'))
console.log(`${wanted} articles, ${megabytes.toFixed(0)} MB of text`)
try {
  await start('first start')
  console.log(
    `index file ${sizeOf(storage).toFixed(0)} MB, ${(sizeOf(storage) / megabytes).toFixed(3)} of the text`,
  )
  for (const round of [1, 2, 3]) await start(`start ${round} from the index`)
} finally {
  rmSync(storage, { recursive: true })
  rmSync(compiled, { recursive: true })
  if (!values.keep) rmSync(folder, { recursive: true })
}

/** Starts a server, asks until the library has been read, lets it be idle and ends it. */
async function start(name: string): Promise<void> {
  const began = performance.now()
  const server = resolve(import.meta.dirname, '../dist/server.js')
  const child = spawn(process.execPath, [...memoryArguments, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...memoryEnvironment(existsSync(indexPlace(pathToFileURL(storage).href)!)),
      ...compiledCode(compiled),
    },
  })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  let whenRead: (sources: number) => void = () => {}
  const isRead = new Promise<number>(done => {
    whenRead = done
  })
  connection.onNotification('verbatim/status', (status: { isReading: boolean; sources: number }) => {
    if (!status.isReading) whenRead(status.sources)
  })
  connection.onRequest('window/workDoneProgress/create', () => null)
  connection.listen()
  const rootUri = pathToFileURL(folder).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: { window: { workDoneProgress: true } },
    initializationOptions: { storageUri: pathToFileURL(storage).href },
  })
  void connection.sendNotification('initialized', {})
  const first = await search(connection)
  const searchable = performance.now() - began
  const cpuThen = cpuSeconds(child.pid!)
  const sources = await isRead
  const read = performance.now() - began
  const atRead = memoryOf(child.pid!)
  await new Promise(done => setTimeout(done, IDLE_MS))
  await untilIdle(child.pid!)
  const idle = memoryOf(child.pid!)
  await search(connection)
  console.log(
    `${name}: first answer (${first} results) after ${searchable.toFixed(0)} ms (${cpuThen.toFixed(2)} s CPU), ` +
      `${sources} sources compared or read after ${(read / 1000).toFixed(1)} s; resident then ${atRead}; idle ${idle}`,
  )
  await connection.sendRequest('shutdown')
  void connection.sendNotification('exit')
  await new Promise(done => child.once('exit', done))
}

async function search(connection: MessageConnection): Promise<number> {
  const answer = await connection.sendRequest<{ results: unknown[] }>('verbatim/search', {
    query: QUERY,
    typing: false,
  })
  return answer.results.length
}

/** Returns when the process has hardly worked for two seconds. */
async function untilIdle(pid: number): Promise<void> {
  for (let before = -1; cpuSeconds(pid) - before > 0.05; ) {
    before = cpuSeconds(pid)
    await new Promise(done => setTimeout(done, 2000))
  }
}

/** `230 MB, at most 310 MB`. */
function memoryOf(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytesOf = (field: string) =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1000)
  return `${megabytesOf('VmRSS')} MB, at most ${megabytesOf('VmHWM')} MB`
}

/** Of all threads, in user and system mode. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function writeArticles(corpus: string, count: number): void {
  const { texts } = readCorpus(corpus)
  let written = 0
  for (let shift = 0; written < count; shift += SHIFT) {
    for (const text of texts) {
      for (let at = shift; at < text.length && written < count; at += ARTICLE) {
        const path = join(folder, 'seeds', String(Math.floor(written / FOLDER)).padStart(3, '0'))
        if (written % FOLDER === 0) mkdirSync(path, { recursive: true })
        const name = `${
          text
            .slice(at, at + 60)
            .match(/\p{L}+/gu)
            ?.slice(0, 4)
            .join('-') ?? 'x'
        }-${written}.txt`
        writeFileSync(join(path, name), text.slice(at, at + ARTICLE).trim() || 'empty')
        written++
      }
    }
  }
}

/** Of all files beneath, in millions of bytes. */
function sizeOf(path: string): number {
  let bytes = 0
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += readFileSync(join(entry.parentPath, entry.name)).length
  }
  return bytes / 1e6
}
