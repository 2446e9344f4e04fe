/**
 * Measures how true the verdicts are, on quotations made from passages of real texts.
 *
 *   node eval/check.ts --queries FILE --corpus DIR [--show CLASS|all] [--skip CLASS…]
 *
 * FILE has one JSON object a line: {id, cls, verdict, query, gold: [{file, …}]}, `file` relative to DIR and
 * `verdict` one of exact, formatting, marked-edit (these are honest), spliced, altered, absent (these are not).
 * A row is held against its own source, as if it were cited; a row without gold against every source it may be
 * likest to. Rows of `--skip` are left out.
 */

import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { MemoryWorkspace } from '../src/base/memoryWorkspace.ts'
import { createService } from '../src/service/service.ts'

interface Row {
  readonly id: string
  readonly cls: string
  readonly verdict: 'exact' | 'formatting' | 'marked-edit' | 'spliced' | 'altered' | 'absent'
  readonly query: string
  readonly gold: readonly { readonly file: string }[]
}

const HONEST = new Set(['exact', 'formatting', 'marked-edit'])
const ACCEPTED = new Set(['verbatim', 'typographic', 'editorial'])

const { values } = parseArgs({
  options: {
    queries: { type: 'string' },
    corpus: { type: 'string' },
    show: { type: 'string' },
    skip: { type: 'string', multiple: true, default: ['case_punct'] },
  },
})
if (!values.queries || !values.corpus)
  throw new Error('Usage: node eval/check.ts --queries FILE --corpus DIR')

const rows = readFileSync(values.queries, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Row)
  .filter(row => !values.skip.includes(row.cls))

const files = [...new Set(rows.flatMap(row => row.gold.map(gold => gold.file)))]
const workspace = new MemoryWorkspace(
  Object.fromEntries(
    files.map(file => [`seeds/${nameOf(file)}${extname(file)}`, readFileSync(join(values.corpus!, file))]),
  ),
)
const service = createService(workspace)
await service.library.refresh()

const tallies = new Map<string, Map<string, number>>()
let [honest, rejected, false_, passed] = [0, 0, 0, 0]
for (const row of rows) {
  const verdict = await verdictOf(row)
  const tally = tallies.get(row.cls) ?? new Map<string, number>()
  tallies.set(row.cls, tally.set(verdict, (tally.get(verdict) ?? 0) + 1))
  const isRight = HONEST.has(row.verdict) === ACCEPTED.has(verdict)
  if (HONEST.has(row.verdict)) {
    honest++
    if (!isRight) rejected++
  } else {
    false_++
    if (!isRight) passed++
  }
  if (!isRight && values.show !== undefined && (values.show === 'all' || values.show === row.cls))
    console.log(`\n${row.id} ${row.cls} (${row.verdict}) is called ${verdict}\n  ${row.query}`)
}
for (const [cls, tally] of tallies) {
  console.log(cls.padEnd(18), [...tally].map(([verdict, count]) => `${verdict} ${count}`).join(', '))
}
const share = (part: number, whole: number) => `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`
console.log(`honest quotations called anything worse: ${share(rejected, honest)}`)
console.log(`altered, spliced or absent ones accepted: ${share(passed, false_)}`)

/** What a draft that cites the row's source is told; a row that is nowhere cites the first of all. */
async function verdictOf(row: Row): Promise<string> {
  const citekey = nameOf(row.gold[0]?.file ?? files[0]!)
  // Marks that the row has around it are those of the draft.
  const words = row.query
    .trim()
    .replace(/^(?:["“„«「＂″]\s*|``|â€œ|&ldquo;)([\s\S]*?)(?:\s*["”“»」＂″]|''|â€\u009d|&rdquo;)$/u, '$1')
  const draft = `> ${words.replace(/\n/g, '\n> ')}\n\n[@{${citekey}}]\n`
  const document = service.draft('memory:/draft.md', 'markdown', draft)
  const quotation = document.draft.quotations[0]
  const citation = document.draft.citations[0]
  if (!quotation || !citation) return 'no-quotation'
  const cited = { ...document, draft: { ...document.draft, quotations: [{ ...quotation, citation }] } }
  const { quotations } = await service.check(cited)
  return quotations[0]?.verdict ?? 'nothing'
}

function nameOf(file: string): string {
  return `source${files.indexOf(file)}`
}
