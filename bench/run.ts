/**
 * Runs the same queries through Verbatim and its peers over libraries of several sizes, and prints tables.
 *
 *   npm run bench -- [--corpus DIR] [--sizes 1000,10000,100000] [--queries 200] [--engines Verbatim,MiniSearch]
 *
 * "Keystroke" counts every state of a query while it is typed: each prefix of it. "First" is the share of whole
 * queries whose first result is the right article. The library is Reuters-21578, or the text files of a folder cut
 * into articles. An engine that needs more than a minute to build, or for a single query, is left out.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { engines } from './engines.ts'
import type { Measured, Task } from './measure.ts'
import { type Row, table } from './table.ts'

/** An engine is stopped when it sends nothing for so long. In ms; reading the corpus takes a part. */
const PATIENCE = 70_000

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    queries: { type: 'string', default: '200' },
    engines: { type: 'string', default: Object.keys(engines).join(',') },
  },
})
const names = values.engines.split(/,(?! )/)
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'))
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the start`,
)
const seen = new Set<number>()
for (const size of values.sizes.split(',').map(Number)) {
  const rows: Row[] = []
  for (const engine of names) {
    process.stderr.write(`${size}: ${engine} …\n`)
    rows.push(await measure(engine, size))
    const articles = rows[0]!.measured.articles ?? size
    // Larger sizes of a corpus that ends earlier would repeat the last one.
    if (seen.has(articles) && rows.length === 1) break
    seen.add(articles)
  }
  const { articles = size, textBytes = 0 } = rows[0]!.measured
  if (rows.length < names.length) continue
  console.log(
    `\n${articles} articles, ${(textBytes / 1e6).toFixed(1)} MB, ${values.queries} queries\n\n${table(rows)}`,
  )
}
rmSync(folder, { recursive: true, force: true })

async function measure(engine: string, size: number): Promise<Row> {
  const file = join(folder, `${engine.replace(/\W/g, '')}-${size}`)
  const task = {
    engine,
    size,
    file,
    queries: Number(values.queries),
    ...(values.corpus && { corpus: values.corpus }),
  }
  const built = await run({ ...task, opens: false })
  if (built.keystrokes === undefined) return { engine, measured: built, note: whyLeftOut(built) }
  const opened = engines[engine]!.open ? await run({ ...task, opens: true }) : {}
  const asked = built.asked === task.queries ? '' : `, ${built.asked} queries only`
  return { engine: engine + asked, measured: { ...built, ...opened } }
}

function whyLeftOut({ build, first }: Partial<Measured>): string {
  if (build === undefined) return 'left out: more than a minute to build'
  return first === undefined
    ? 'left out: more than a minute for a query'
    : 'left out: no answer within a minute'
}

/** What the engine could tell before it ended or was stopped. */
function run(task: Task): Promise<Partial<Measured>> {
  const child = fork(join(import.meta.dirname, 'measure.ts'), {
    execArgv: ['--expose-gc', '--max-old-space-size=8192'],
  })
  const measured: Partial<Measured> = {}
  let timer = setTimeout(() => child.kill(), PATIENCE)
  child.on('message', part => {
    Object.assign(measured, part)
    clearTimeout(timer)
    timer = setTimeout(() => child.kill(), PATIENCE)
  })
  child.send(task)
  return new Promise(resolve => {
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(measured)
    })
  })
}
