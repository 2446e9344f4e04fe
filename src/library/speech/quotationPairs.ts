import type { Span } from '../../base/span.ts'
import { trim } from '../paragraphs.ts'

/** What stands between two quotation marks. */
export interface QuotationPair {
  /** Without the marks. */
  readonly inner: Span
  /** With them. */
  readonly outer: Span
  /** 0 outside all others, 1 inside one other, … */
  readonly depth: number
  /** Not closed, because the next paragraph opens it again. */
  readonly isContinued: boolean
}

/** Marks that may stand at a quotation's edge. `''` and ` `` ` are typewriters' double marks. */
const MARK = /[“”„‟"«»‹›「」『』‘’‚]|(?<=\S)'(?='')|''?|``/g

/** Opening mark to the closing marks it may have. */
const PAIRS: Readonly<Record<string, string>> = {
  '“': '”“"',
  '”': '”',
  '„': '“”‟"',
  '"': '"”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
  "''": "''",
  '``': "''",
}
/** Deeper quotations than any writer makes; keeps the search for a mark's partner short in hostile texts. */
const DEEPEST = 6
export const SINGLE_MARK = /^(?:'|[‘’‚])$/
const LETTER = /[\p{L}\p{N}]/u
/** Words that begin with an apostrophe, after it. */
const ELISION = /^(?:\d\ds?\b|tis|twas|twere|twill|em\b|til\b|cause\b|bout\b|n\b|im\b|un\b|ere\b)/i

interface Opener {
  readonly mark: string
  readonly at: number
}

/**
 * The pairs of quotation marks in each paragraph, in the order of their opening marks. A mark that has no partner in
 * its paragraph gives a pair, up to the paragraph's end, only where the next paragraph begins with the same mark, or
 * where a sentence that begins behind it ends there. Linear in the text's length.
 */
export function quotationPairs(text: string, paragraphs: readonly Span[]): QuotationPair[][] {
  return paragraphs.map((paragraph, index) => pairsOf(text, paragraph, paragraphs[index + 1]))
}

function pairsOf(text: string, paragraph: Span, next: Span | undefined): QuotationPair[] {
  const found: { inner: Span; outer: Span; isContinued: boolean }[] = []
  const open: Opener[] = []
  const later = closers(text, paragraph)
  MARK.lastIndex = paragraph.start
  for (let hit = MARK.exec(text); hit && hit.index < paragraph.end; hit = MARK.exec(text)) {
    const at = hit.index
    const mark = hit[0]
    MARK.lastIndex = at + mark.length
    const edge = edgeAt(text, at, mark, paragraph)
    const partner = edge.closes ? partnerOf(open, mark, text, at, later) : -1
    if (partner >= 0) {
      const opener = open[partner]!
      open.length = partner
      const inner = { start: opener.at + opener.mark.length, end: at }
      if (inner.end > inner.start)
        found.push({ inner, outer: { start: opener.at, end: at + mark.length }, isContinued: false })
    } else if (edge.opens && mark in PAIRS) {
      if (open.length === DEEPEST) open.shift()
      open.push({ mark, at })
    }
  }
  const goesOn = open.find(({ mark }) => !SINGLE_MARK.test(mark) && reopens(text, mark, next))
  const last = open.at(-1)
  const isLast = last && found.every(({ outer }) => outer.start < last.at)
  const unclosed = goesOn ?? (isLast && isForgotten(text, last, paragraph) ? last : undefined)
  if (unclosed) {
    const inner = trim(text, { start: unclosed.at + unclosed.mark.length, end: paragraph.end })
    if (inner.end > inner.start)
      found.push({ inner, outer: { start: unclosed.at, end: inner.end }, isContinued: goesOn !== undefined })
  }
  return withDepths(found.sort((a, b) => a.outer.start - b.outer.start))
}

/** Whether it is plain that a quotation goes to the paragraph's end, where its closing mark was forgotten. */
function isForgotten(text: string, { mark, at }: Opener, paragraph: Span): boolean {
  return (
    !SINGLE_MARK.test(mark) &&
    at > paragraph.start &&
    /[,:.?!…]\s+$/.test(text.slice(Math.max(paragraph.start, at - 3), at)) &&
    /^\p{Lu}/u.test(text.slice(at + mark.length, at + mark.length + 2)) &&
    /[.?!…]\s*$/.test(text.slice(Math.max(at, paragraph.end - 3), paragraph.end))
  )
}

function reopens(text: string, mark: string, next: Span | undefined): boolean {
  return next !== undefined && text.startsWith(mark, next.start)
}

/** Where a mark stands: at the start of words, at their end, or both where the context does not tell. */
function edgeAt(
  text: string,
  at: number,
  mark: string,
  paragraph: Span,
): { opens: boolean; closes: boolean } {
  const before = at > paragraph.start ? text[at - 1]! : ' '
  const after = at + mark.length < paragraph.end ? text[at + mark.length]! : ' '
  const [letterBefore, letterAfter] = [LETTER.test(before), LETTER.test(after)]
  const [spaceBefore, spaceAfter] = [/\s/.test(before), /\s/.test(after)]
  switch (mark) {
    case '“':
    case '„':
    case '‚':
    case '‟':
      return { opens: !spaceAfter || spaceBefore, closes: !spaceBefore && !letterAfter }
    case '”':
      return { opens: spaceBefore && letterAfter, closes: true }
    case '‘': {
      const isElision =
        ELISION.test(text.slice(at + 1, at + 8)) && !/^\w+\W*’/.test(text.slice(at + 1, at + 40))
      return { opens: !letterBefore && !spaceAfter && !isElision, closes: letterBefore && !letterAfter }
    }
    case '’':
      return { opens: false, closes: !(letterBefore && letterAfter) && !spaceBefore }
    case "'": {
      const isElision = ELISION.test(text.slice(at + 1, at + 8))
      return {
        opens: !letterBefore && !spaceAfter && !isElision,
        closes: !spaceBefore && !letterAfter,
      }
    }
    case '"':
    case "''":
      return {
        opens: !spaceAfter && !letterBefore && before !== '=',
        closes: !spaceBefore || !letterAfter,
      }
    case '«':
    case '»':
    case '‹':
    case '›':
      return { opens: !letterBefore, closes: true }
    default:
      return { opens: true, closes: true }
  }
}

/** Which of the open quotations a closing mark ends: the innermost of its kind, or -1. */
function partnerOf(
  open: readonly Opener[],
  mark: string,
  text: string,
  at: number,
  later: ReadonlyMap<number, boolean>,
): number {
  for (let i = open.length - 1; i >= 0; i--) {
    if (!PAIRS[open[i]!.mark]!.includes(mark) || (mark === "'" && open[i]!.mark !== "'")) continue
    const isApostrophe = (mark === '’' || mark === "'") && isPossessive(text, at) && later.get(at)
    return isApostrophe ? -1 : i
  }
  return -1
}

/** `the dogs’ bone`: an s before, and the sentence goes on after. */
function isPossessive(text: string, at: number): boolean {
  return /[sz]/i.test(text[at - 1] ?? '') && /^\s\p{L}/u.test(text.slice(at + 1, at + 4))
}

/** For each single mark that may be a plural's apostrophe, whether a later one may close a quotation in its place. */
function closers(text: string, paragraph: Span): Map<number, boolean> {
  const marks: number[] = []
  const single = /[’'‘]/g
  single.lastIndex = paragraph.start
  for (let hit = single.exec(text); hit && hit.index < paragraph.end; hit = single.exec(text))
    marks.push(hit.index)
  const later = new Map<number, boolean>()
  let closes = false
  for (const at of marks.reverse()) {
    later.set(at, closes)
    const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
    if (!LETTER.test(before) && /\s/.test(before)) closes = false
    else if (!LETTER.test(after) && at > paragraph.start) closes = true
  }
  return later
}

function withDepths(pairs: readonly Omit<QuotationPair, 'depth'>[]): QuotationPair[] {
  const around: number[] = []
  return pairs.map(pair => {
    while (around.length > 0 && around.at(-1)! <= pair.outer.start) around.pop()
    around.push(pair.outer.end)
    return { ...pair, depth: around.length - 1 }
  })
}
