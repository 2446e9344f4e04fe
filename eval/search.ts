/**
 * Measures how often the right passage comes first.
 *
 *   node eval/search.ts --queries FILE --corpus DIR [--limit 5] [--show CLASS] [--from N --to M]
 *
 * FILE has one JSON object a line: {cls, query, gold: [{file, start, end, spans?}]}, `file` relative to DIR; no
 * gold means that nothing is right. A result is right if it is in the right file and the intersection of its
 * hull with the gold span is at least half their union.
 */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PassageIndex } from '../src/index/passageIndex.ts'
import { type Found, search } from '../src/match/search.ts'
import { readCorpus } from './corpus.ts'

const RIGHT = 0.5

interface Row {
  readonly id: string
  readonly cls?: string
  readonly query: string
  readonly gold: readonly { file: string; start: number; end: number; exact: string }[]
}

interface Tally {
  rows: number
  first: number
  five: number
  /** Scores of the right first results, and of results where nothing or something else is right. */
  right: number[]
  wrong: number[]
  times: number[]
}

const { values } = parseArgs({
  options: {
    queries: { type: 'string' },
    corpus: { type: 'string' },
    limit: { type: 'string', default: '5' },
    show: { type: 'string' },
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: 'Infinity' },
  },
})
if (!values.queries || !values.corpus)
  throw new Error('Usage: node eval/search.ts --queries FILE --corpus DIR')

const corpus = readCorpus(values.corpus)
const index = new PassageIndex()
corpus.texts.forEach((text, doc) => {
  index.put(doc, text)
})
while (index.mergeStep(100));

const tallies = new Map<string, Tally>()
const rows = readFileSync(values.queries, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Row)
  .filter((_, k) => k >= Number(values.from) && k < Number(values.to))
for (const row of rows) {
  const start = performance.now()
  const found = await search(index, async doc => corpus.texts[doc], row.query, {
    limit: Number(values.limit),
    literal: true,
  })
  tally(row, found, performance.now() - start)
}
report()

function tally(row: Row, found: readonly Found[], time: number): void {
  const cls = row.cls ?? 'all'
  const entry = tallies.get(cls) ?? { rows: 0, first: 0, five: 0, right: [], wrong: [], times: [] }
  tallies.set(cls, entry)
  entry.rows++
  entry.times.push(time)
  const rank = found.findIndex(one => isRight(row, one))
  if (rank === 0) {
    entry.first++
    entry.right.push(found[0]!.score)
  } else if (found[0]) entry.wrong.push(found[0].score)
  if (rank >= 0 && rank < 5) entry.five++
  if (values.show === cls || values.show === 'all') show(row, found, rank)
}

function isRight(row: Row, one: Found): boolean {
  return row.gold.some(gold => {
    if (corpus.files[one.doc] !== gold.file) return false
    const shared = Math.min(one.end, gold.end) - Math.max(one.start, gold.start)
    return shared / (Math.max(one.end, gold.end) - Math.min(one.start, gold.start)) >= RIGHT
  })
}

function show(row: Row, found: readonly Found[], rank: number): void {
  if (rank === 0 || (row.gold.length === 0 && found.length === 0)) return
  console.log(`\n${row.id} ${row.cls ?? ''} rank ${rank}\n  query ${row.query}`)
  for (const gold of row.gold) console.log(`  gold  ${gold.exact.replace(/\s+/g, ' ')}`)
  for (const one of found.slice(0, 2)) {
    const text = corpus.texts[one.doc]!.slice(one.start, one.end).replace(/\s+/g, ' ')
    const same = row.gold.some(gold => gold.file === corpus.files[one.doc]) ? '=' : ' '
    console.log(`  ${same}${one.score.toFixed(3)} ${text}`)
  }
}

function report(): void {
  const share = (part: number, whole: number): string =>
    whole === 0 ? '-' : ((part / whole) * 100).toFixed(1)
  const line = (cells: readonly (string | number)[]): void => {
    console.log(
      cells.map((cell, k) => (k === 0 ? String(cell).padEnd(18) : String(cell).padStart(8))).join(''),
    )
  }
  line(['class', 'rows', 'first %', 'five %', 'p50 ms', 'p95 ms', 'min ok', 'max bad'])
  const answerable = [...tallies].filter(([cls]) => cls !== 'absent')
  const total = merged(answerable.map(([, entry]) => entry))
  for (const [cls, entry] of [...tallies, ['ANSWERABLE', total] as const]) {
    const { rows, first, five, right, wrong, times } = entry
    const worst = right.length === 0 ? '-' : Math.min(...right).toFixed(2)
    const bad = wrong.length === 0 ? '-' : Math.max(...wrong).toFixed(2)
    line([cls, rows, share(first, rows), share(five, rows), at(times, 0.5), at(times, 0.95), worst, bad])
  }
  const absent = tallies.get('absent')
  if (absent) console.log(`absent texts answered: ${share(absent.wrong.length, absent.rows)} %`)
}

function merged(entries: readonly Tally[]): Tally {
  const sum = (of: (entry: Tally) => number): number => entries.reduce((total, entry) => total + of(entry), 0)
  return {
    rows: sum(entry => entry.rows),
    first: sum(entry => entry.first),
    five: sum(entry => entry.five),
    right: entries.flatMap(entry => entry.right),
    wrong: entries.flatMap(entry => entry.wrong),
    times: entries.flatMap(entry => entry.times),
  }
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
}
