/**
 * Measures the direct quotes found, and their speakers, against annotated texts.
 *
 *   npm run eval:quotes -- --data DIR [--half dev|held-out|all] [--show spans|speakers]
 *
 * DIR has, each or some of them, `clic/gold-19C.jsonl`, `litbank/gold.jsonl` with its texts beside it, and
 * `polnear/train.jsonl` with its texts in `polnear/train/`; or `polnear-train.tar.gz`, which is unpacked to a temporary
 * folder. Rules and lists were made on the half `dev` alone; the default is the other half, `held-out`. A file's half
 * is decided by a hash of its name.
 *
 * Gold spans are the pairs of quotation marks that stand inside an annotated piece of speech. A span is right if its
 * intersection with a gold span is at least half their union. A speaker is right if its mention overlaps the
 * annotated one (PolNeAR), or if the names share a word
 * (LitBank, which annotates whom, not where; roles such as `the man` are no answer there).
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { overlaps, type Span } from '../src/base/span.ts'
import { textParagraphs } from '../src/library/paragraphs.ts'
import type { DirectQuote } from '../src/library/source.ts'
import { speechOf } from '../src/library/speech/speechOf.ts'

const RIGHT = 0.5

interface GoldSpan extends Span {
  readonly speakers: readonly Span[]
  readonly name: string | undefined
}

interface Article {
  readonly set: string
  readonly file: string
  readonly text: string
  readonly gold: readonly GoldSpan[]
}

interface Row {
  readonly file: string
  readonly quotes: readonly {
    readonly type: string
    readonly content: readonly { readonly s: number; readonly e: number }[]
    readonly speaker?: readonly { readonly s: number; readonly e: number }[]
    readonly speakerName?: string
  }[]
}

class Tally {
  found = 0
  gold = 0
  right = 0
  named = 0
  withSpeaker = 0
  rightSpeaker = 0
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    half: { type: 'string', default: 'held-out' },
    show: { type: 'string' },
    baseline: { type: 'boolean' },
  },
})
if (!values.data) throw new Error('Usage: npm run eval:quotes -- --data DIR')

const tallies = new Map<string, Tally>()
let characters = 0
let milliseconds = 0
for (const article of articles(values.data)) {
  if (values.half === 'all' || half(article.file) === values.half) score(article)
}
report()

function score(article: Article): void {
  const { text, gold, set } = article
  const started = process.cpuUsage()
  const quotes = values.baseline
    ? pairedMarks(text).map((span): DirectQuote => ({ spans: [span], outer: span }))
    : speechOf(text, textParagraphs(text)).quotes
  const used = process.cpuUsage(started)
  milliseconds += (used.user + used.system) / 1000
  characters += text.length
  const tally = tallies.get(set) ?? new Tally()
  tallies.set(set, tally)
  const taken = new Set<GoldSpan>()
  tally.gold += gold.length
  tally.withSpeaker += gold.filter(one => one.speakers.length > 0 || one.name).length
  for (const quote of quotes) {
    for (const span of quote.spans) {
      tally.found++
      const match = gold.find(one => !taken.has(one) && likeness(one, span) >= RIGHT)
      if (!match) {
        if (values.show === 'spans') show(article, 'NOT SPEECH', span)
        continue
      }
      taken.add(match)
      tally.right++
      const verdict = judge(match, quote)
      if (verdict === undefined) {
        if (values.show === 'unnamed') show(article, `UNNAMED ${goldSpeaker(article, match)}`, span)
        continue
      }
      tally.named++
      if (verdict) tally.rightSpeaker++
      else if (values.show === 'speakers') {
        const said = quote.speakerSpan && text.slice(quote.speakerSpan.start, quote.speakerSpan.end)
        show(
          article,
          `WRONG ${said} (${quote.speaker}, ${quote.cue}), RIGHT ${goldSpeaker(article, match)}`,
          span,
        )
      }
    }
  }
  if (values.show === 'spans') for (const one of gold) if (!taken.has(one)) show(article, 'MISSED', one)
}

/** Whether the speaker is the right one; nothing where none was given or none is known. */
function judge(gold: GoldSpan, { speaker, speakerSpan }: DirectQuote): boolean | undefined {
  if (gold.name) return speaker && /\p{Lu}/u.test(speaker) ? shareWord(gold.name, speaker) : undefined
  if (gold.speakers.length === 0 || !speakerSpan) return undefined
  return gold.speakers.some(one => overlaps(one, speakerSpan))
}

function shareWord(a: string, b: string): boolean {
  const words = (name: string): readonly string[] => name.toLowerCase().match(/\p{L}{3,}/gu) ?? []
  const own = words(b)
  return words(a).some(word => own.includes(word))
}

function likeness(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return Math.max(0, shared) / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function half(file: string): 'dev' | 'held-out' {
  return createHash('sha256').update(file.split('/').at(-1)!).digest()[0]! < 128 ? 'dev' : 'held-out'
}

function* articles(data: string): Generator<Article> {
  const clic = join(data, 'clic/gold-19C.jsonl')
  if (existsSync(clic)) yield* clicArticles(clic)
  const litbank = join(data, 'litbank/gold.jsonl')
  if (existsSync(litbank)) yield* annotated('litbank', litbank)
  const archive = [join(data, 'polnear-train.tar.gz'), join(data, '../../polnear-train.tar.gz')].find(
    existsSync,
  )
  const folder = join(data, 'polnear')
  if (existsSync(folder)) yield* annotated('polnear', join(folder, 'train.jsonl'))
  else if (archive) {
    const temporary = mkdtempSync(join(tmpdir(), 'eval-quotes-'))
    try {
      execFileSync('tar', ['-xzf', archive, '-C', temporary])
      yield* annotated('polnear', join(temporary, 'B/polnear/train.jsonl'))
    } finally {
      rmSync(temporary, { recursive: true })
    }
  }
}

function rowsOf<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as T)
}

/** CLiC gives single paragraphs; all those of one chapter are one file. */
function* clicArticles(file: string): Generator<Article> {
  type ClicRow = { para: string; text: string; quotes: { type: string; s: number; e: number }[] }
  for (const { para, text, quotes } of rowsOf<ClicRow>(file)) {
    const direct = quotes.filter(quote => quote.type === 'direct')
    const gold = direct.map(
      ({ s, e }): GoldSpan => ({
        ...withoutMarks(text, { start: s, end: e }),
        speakers: [],
        name: undefined,
      }),
    )
    yield { set: 'clic', file: para.replace(/\.[^.]*$/, ''), text, gold }
  }
}

/** A file annotated by several people is one article with what any of them marked. */
function* annotated(set: string, file: string): Generator<Article> {
  const byFile = new Map<string, Row[]>()
  for (const row of rowsOf<Row>(file)) byFile.set(row.file, [...(byFile.get(row.file) ?? []), row])
  for (const [name, rows] of byFile) {
    const text = readFileSync(join(dirname(file), name), 'utf8')
    yield { set, file: name, text, gold: goldSpans(text, rows) }
  }
}

function goldSpans(text: string, rows: readonly Row[]): GoldSpan[] {
  const spans = new Map<number, GoldSpan>()
  const marked = pairedMarks(text)
  for (const { type, content, speaker, speakerName } of rows.flatMap(row => row.quotes)) {
    const speakers = (speaker ?? []).map(({ s, e }) => ({ start: s, end: e }))
    const pieces = content.map(({ s, e }) => ({ start: s, end: e }))
    const nested = pieces.filter(piece => type === 'direct' && isOnePair(text, piece))
    const within = marked.filter(
      pair => pieces.some(piece => covers(piece, pair)) && !nested.some(piece => overlaps(piece, pair)),
    )
    const whole = type === 'direct' ? pieces.filter(piece => !within.some(pair => overlaps(pair, piece))) : []
    for (const span of [...within, ...whole.map(piece => withoutMarks(text, piece))]) {
      const known = spans.get(span.start)
      spans.set(span.start, {
        ...span,
        speakers: [...(known?.speakers ?? []), ...speakers],
        name: speakerName,
      })
    }
  }
  return [...spans.values()].sort((a, b) => a.start - b.start)
}

/** Whether a piece that begins with an opening mark is not closed before its end. */
function isOnePair(text: string, { start, end }: Span): boolean {
  return (
    /^“[^”]*(?:“[^”]*”[^”]*)*”?$/.test(text.slice(start, end)) || /^"[^"]*"?$/.test(text.slice(start, end))
  )
}

/** Annotators begin and end a piece now and then beside the mark. */
function covers(piece: Span, pair: Span): boolean {
  return Math.min(piece.end, pair.end) - Math.max(piece.start, pair.start) >= 0.8 * (pair.end - pair.start)
}

/** Merely pairing quotation marks: double ones, and two single ones for a double one, within a line. */
function pairedMarks(text: string): Span[] {
  const isBook = !/\n\n?[^\n]{200}/.test(text)
  const straight = isBook ? /“([^“”]+)”|"([^"]+)"/g : /“([^“”]+)”|"([^"\n]+)"|''([^\n]+?)''/g
  return [...text.matchAll(straight)].map(found =>
    withoutMarks(text, { start: found.index, end: found.index + found[0].length }),
  )
}

function withoutMarks(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end)
  const left = /^[“”"'‘’\s]*/.exec(inner)![0].length
  const right = /[“”"'‘’\s]*$/.exec(inner)![0].length
  return left + right < inner.length ? { start: start + left, end: end - right } : { start, end }
}

function goldSpeaker({ text }: Article, { speakers, name }: GoldSpan): string {
  return name ?? speakers.map(one => text.slice(one.start, one.end)).join(' + ')
}

function show({ file, text }: Article, what: string, { start, end }: Span): void {
  const flat = (from: number, to: number) =>
    text.slice(Math.max(0, from), Math.max(0, to)).replace(/\s*\n\s*/g, ' ⏎ ')
  const words = end - start > 120 ? `${flat(start, start + 60)} … ${flat(end - 50, end)}` : flat(start, end)
  console.log(`${file}\n  ${what}\n  ${flat(start - 140, start)}⟦${words}⟧${flat(end, end + 100)}\n`)
}

function report(): void {
  const percent = (part: number, whole: number) => (whole === 0 ? '-' : ((part / whole) * 100).toFixed(1))
  const line = (cells: readonly (string | number)[]) =>
    console.log(
      cells.map((cell, k) => (k === 0 ? String(cell).padEnd(10) : String(cell).padStart(9))).join(''),
    )
  line(['set', 'gold', 'found', 'P', 'R', 'F1', 'speakers', 'P', 'R'])
  for (const [set, { gold, found, right, named, withSpeaker, rightSpeaker }] of tallies) {
    line([
      set, gold, found, percent(right, found), percent(right, gold), percent(2 * right, found + gold),
      withSpeaker, percent(rightSpeaker, named), percent(rightSpeaker, withSpeaker),
    ]) // biome-ignore format: a table
  }
  const speed = characters / 1_000 / milliseconds
  console.log(`${(characters / 1e6).toFixed(1)} MB, ${speed.toFixed(1)} MB/s of processor time`)
}
