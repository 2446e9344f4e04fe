import { append } from '../base/lists.ts'
import type { Span } from '../base/span.ts'
import abbreviations from './abbreviations.json' with { type: 'json' }
import { trim } from './paragraphs.ts'

/** Marks that may end a sentence, the brackets and quotation marks that close behind them, and the space after. */
const END = /(?:[.?!…]+(?:[^\S\n]\.)*|(?:(?![.?!…])\p{STerm})+)(?<closers>["'”’»›)\]}“]*)(?<space>\s*)/gu
/** As much of the text on either side of a mark as the rules look at, in UTF-16 units. */
const CONTEXT = 40
const WORD_BEFORE = /[\p{L}\p{N}°]+(?:\.\p{L}+)*$/u
/** What comes next, past opening quotation marks and brackets. */
const NEXT = /^["'“‘„«‹([¿¡*_—–-]*(?<word>[\p{L}\p{N}\p{M}'’]*)(?<rest>[\s\S]*)/u
/** `“Why?” Smith asked`: a question within its sentence. */
const REPORTS =
  /^\s(?:\p{Lu}\p{L}*\s)?(?:said|says|asked|asks|replied|added|told|wrote|cried|fragte|sagte)\b/u
/** `am 3. Oktober`: a German ordinal. */
const ORDINAL = /(?:^|\s)(?:am|der|die|das|dem|den|des|zum|vom|im|beim|seit|bis)\s\d{1,2}$/
const LIST_MARKER = /^(?<bullet>[•⁃▪]?\s*)(?<number>\d{1,3}|[a-z])(?<sign>\.\)|[.)])\s*(?=\S)/

/** A list that runs on in one paragraph has at most so many items more than its first. */
const LONGEST_LIST = 20
/** A list marker is shorter, in UTF-16 units. */
const MARKER = 12

const beforeName = new Set(abbreviations.beforeName)
const beforeNumber = new Set(abbreviations.beforeNumber)
const mayEnd = new Set(abbreviations.mayEnd)
const starters = new Set(abbreviations.starters)

/**
 * The sentences of one paragraph, as spans of the whole text without the white space around. A mark ends a sentence
 * unless what stands on either side speaks against it: abbreviations, initials, numbers, ellipses, a small letter
 * next, the words that report a quotation. Line ends are white space.
 */
export function sentencesOf(text: string, paragraph: Span): Span[] {
  const sentences: Span[] = []
  let start = paragraph.start
  const close = (end: number) => {
    const span = trim(text, { start, end })
    if (span.end > span.start) append(sentences, listItems(text, span))
    start = end
  }
  // Without a mark in it, the search would go on to the next one in the text, from each paragraph.
  const within = text.slice(0, paragraph.end)
  END.lastIndex = paragraph.start
  for (let found = END.exec(within); found; found = END.exec(within)) {
    const { closers = '', space = '' } = found.groups as { closers?: string; space?: string }
    const end = found.index + found[0].length
    if (end >= paragraph.end) break
    const sentence = text.slice(Math.max(start, found.index - CONTEXT), found.index)
    const mark = found[0].slice(0, found[0].length - closers.length - space.length)
    const next = text.slice(end, Math.min(paragraph.end, end + CONTEXT))
    if (isBorder({ sentence, mark, closers, space, next, lead: text.slice(start, start + MARKER) }))
      close(end)
  }
  close(paragraph.end)
  return sentences
}

/** A mark that may end a sentence, with what stands around it. */
interface Place {
  /** What the sentence has before the mark, or the end of it. */
  readonly sentence: string
  readonly mark: string
  readonly closers: string
  readonly space: string
  readonly next: string
  /** How the sentence begins. */
  readonly lead: string
}

function isBorder(place: Place): boolean {
  const { sentence, mark, closers, space, next } = place
  const { word = '', rest = '' } = NEXT.exec(next)?.groups ?? {}
  if (/^\p{Ll}/u.test(word)) return false
  if (!/[.?!…]/.test(mark)) return true
  const before = WORD_BEFORE.exec(sentence)?.[0] ?? ''
  if (space === '') return closers === '' && runsOn(before, mark, word, rest)
  if (closers.startsWith(']') && sentence.endsWith('[')) return false
  const dots = mark.match(/\./g)?.length ?? 0
  if (/^(?:\.\s\.\s\.|\.\.\.|…)$/.test(mark)) return /^\p{Lu}/u.test(word) && word !== 'I'
  if (closers !== '' && /[?!]/.test(mark) && REPORTS.test(` ${word}${rest}`)) return false
  if (dots !== 1 || mark.length !== 1) return true
  if (isMarker(before, place.lead)) return false
  return closers !== '' || endsAfter(before, sentence, word)
}

/** Whether the full stop after the word `before` ends its sentence, rather than an abbreviation. */
function endsAfter(before: string, sentence: string, next: string): boolean {
  const isStarter = starters.has(next)
  const isNumber = /^\p{N}/u.test(next)
  if (beforeName.has(before)) return false
  if (beforeNumber.has(before)) return !isNumber && isStarter
  if (ORDINAL.test(sentence)) return false
  if (before === 'I') return isStarter || /\b(?:and|or|than|as)\sI$/.test(sentence)
  const isInitial = /^\p{L}$/u.test(before)
  if (isInitial || mayEnd.has(before) || /^(?:\p{L}\.)+\p{L}$/u.test(before))
    return isStarter || (before === 'etc' && !isNumber)
  return true
}

/** Whether a full stop without a space behind it ends a sentence: `the world.Today`, but not `example.com`. */
function runsOn(before: string, mark: string, next: string, rest: string): boolean {
  if (mark !== '.' || !/^[\s,.]/.test(rest)) return false
  return /^(?:\p{Ll}{3,}|[\d,]+)$/u.test(before)
    ? /^\p{Lu}\p{Ll}+$/u.test(next)
    : starters.has(next) && before.length > 3
}

/** Whether the word before a full stop is the number of a list item: of this one, or of a later one in its line. */
function isMarker(before: string, lead: string): boolean {
  const own = LIST_MARKER.exec(lead)?.groups?.number
  if (own === undefined) return false
  const steps = /^\d+$/.test(own) ? Number(before) - Number(own) : before.charCodeAt(0) - own.charCodeAt(0)
  return (
    before.length <= 3 && steps >= 0 && steps <= LONGEST_LIST && (before.length === 1 || /^\d+$/.test(before))
  )
}

/** `1. The first item 2. The second item`: what follows a marker in order begins a sentence of its own. */
function listItems(text: string, span: Span): Span[] {
  const items: Span[] = []
  let rest = span
  for (;;) {
    const marker = LIST_MARKER.exec(text.slice(rest.start, Math.min(rest.end, rest.start + MARKER)))
    const at = marker ? nextMarker(text, rest, marker) : -1
    if (at < 0) return [...items, rest]
    items.push(trim(text, { start: rest.start, end: at }))
    rest = { start: at, end: rest.end }
  }
}

function nextMarker(text: string, { start, end }: Span, marker: RegExpExecArray): number {
  const { number = '', sign = '' } = marker.groups ?? {}
  const next = new RegExp(`\\s(?=[•⁃▪]?\\s*${numberAfter(number)}${sign.replace(/[.)]/g, '\\$&')}\\s*\\S)`)
  const at = next.exec(text.slice(start + marker[0].length, end))?.index
  return at === undefined ? -1 : start + marker[0].length + at + 1
}

function numberAfter(number: string): string {
  return /\d/.test(number) ? String(Number(number) + 1) : String.fromCharCode(number.charCodeAt(0) + 1)
}

/** Title for a source that has none: its first sentence, shortened at a word to at most `limit` characters. */
export function firstSentence(text: string, paragraphs: readonly Span[], limit = 80): string {
  const first = paragraphs[0]
  if (!first) return ''
  // A first sentence longer than this is shortened anyway, so no more need be looked at.
  const opening = { start: first.start, end: Math.min(first.end, first.start + 1_000) }
  const sentence = sentencesOf(text, opening)[0] ?? opening
  const words = text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')
  if (words.length <= limit) return words
  const cut = words.lastIndexOf(' ', limit - 1)
  return `${words.slice(0, cut > limit / 2 ? cut : limit - 1)}…`
}
