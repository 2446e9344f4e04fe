/**
 * Measures Verbatim's engine by itself: building, file, loading, changes, keystrokes, quotations.
 *
 *   npm run bench:alone -- [--corpus DIR] [--articles 100000] [--cut 2500] [--queries 100] [--rounds 3]
 *
 * `--cut`: files are cut into articles at the first paragraph end after so many characters. Building is measured by
 * the processor's time, all threads together; all else by the clock, the best of the rounds, since others disturb.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { words } from '../src/base/words.ts'
import { PassageIndex } from '../src/index/passageIndex.ts'
import { locate } from '../src/match/locate.ts'
import { search } from '../src/match/search.ts'
import { ARTICLE, library } from './library.ts'
import { queries } from './queries.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    articles: { type: 'string', default: '100000' },
    cut: { type: 'string', default: String(ARTICLE) },
    queries: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
  },
})
/** Articles changed one by one. */
const CHANGES = 400
/** The first queries after loading. */
const FIRST = 200
const rounds = Number(values.rounds)

const all = library(values.corpus, Number(values.articles) + CHANGES, Number(values.cut))
const texts = all.slice(0, -CHANGES)
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}; ${texts.length} articles, ${(bytes / 1e6).toFixed(1)} MB`,
)

const speeds: number[] = []
let built = new PassageIndex()
for (let round = 0; round < rounds; round++) {
  const spent = process.cpuUsage()
  built = new PassageIndex()
  texts.forEach((text, doc) => {
    built.put(doc, text)
  })
  while (built.mergeStep(1000));
  built.view()
  const { user, system } = process.cpuUsage(spent)
  speeds.push(bytes / (user + system))
}
console.log(`build: ${speeds.map(speed => speed.toFixed(1)).join(', ')} MB/s`)

const file = join(tmpdir(), `verbatim-alone-${process.pid}`)
writeFileSync(file, Buffer.concat(built.save()))
const saved = readFileSync(file)
rmSync(file)
console.log(
  `file: ${(saved.length / 1e6).toFixed(1)} MB, ${(saved.length / bytes).toFixed(3)} bytes per byte of text`,
)

let index = built
row(
  'load and first view',
  await timed(Array.from({ length: 5 }), async () => {
    index = PassageIndex.load(saved)
    index.view()
  }),
)

const typed = queries(texts, Math.max(FIRST, Number(values.queries)))
const read = async (doc: number) => texts[doc]
const find = (query: string, typing = true) =>
  search(index, read, query, { limit: 20, typing, literal: true })
row(`first ${FIRST} queries`, await timed(typed.slice(0, FIRST), ({ text }) => find(text, false)))
const states = typed
  .slice(0, Number(values.queries))
  .flatMap(({ text }) => Array.from({ length: text.length }, (_, k) => text.slice(0, k + 1)))
row('keystroke', await timed(states, state => find(state), rounds))
row('quotation in the library', await timed(typed, ({ text }) => find(text, false), rounds))
row(
  'quotation in its article',
  await timed(typed, async ({ text, doc }) => locate(texts[doc]!, text), rounds),
)
const known = typed.map(({ doc }) => words(texts[doc]!))
row(
  '… whose words are known',
  await timed([...typed.keys()], async k => locate(texts[typed[k]!.doc]!, typed[k]!.text, known[k]), rounds),
)
const last = all.slice(-CHANGES)
row('put an article, new view', await timed([...last.keys()], async k => change(k, last[k]!)))
row('put it again, changed', await timed([...last.keys()], async k => change(k * 7, `${last[k]} And so on.`)))
row(
  'remove one, new view',
  await timed([...last.keys()], async k => {
    index.remove(k * 11)
    index.view()
  }),
)
const steps: number[] = []
for (let more = true; more; ) {
  const start = performance.now()
  more = index.mergeStep(5)
  steps.push(performance.now() - start)
}
row('step of 5 ms of a merge', steps)

function change(doc: number, text: string): void {
  index.put(doc, text)
  index.view()
}

/** The least time of each task, of some rounds. */
async function timed<T>(
  tasks: readonly T[],
  run: (task: T) => Promise<unknown>,
  times = 1,
): Promise<number[]> {
  const best: number[] = tasks.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < times; round++) {
    for (const [k, task] of tasks.entries()) {
      const start = performance.now()
      await run(task)
      best[k] = Math.min(best[k]!, performance.now() - start)
    }
  }
  return best
}

function row(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2).padStart(8)
  console.log(`${name.padEnd(26)} median ${at(0.5)}  95th ${at(0.95)}  most ${at(1)} ms  (${times.length})`)
}
