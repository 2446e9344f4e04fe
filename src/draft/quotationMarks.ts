import type { Span } from '../base/span.ts'

/** A quotation between its marks: `inner` without, `outer` with them. */
export interface MarkedQuotation {
  readonly inner: Span
  readonly outer: Span
}

export interface QuotationMarks {
  /** The outermost ones, in the order of the text. */
  readonly quotations: readonly MarkedQuotation[]
  /** The mark that opens what the block does not close: the quotation may go on in the next paragraph. */
  readonly unclosed: Span | undefined
  /** All marks behind the last quotation that are not closed, from the outermost; an apostrophe may be one of them. */
  readonly open: readonly Span[]
}

/** Opening mark to the closing marks it may have, the usual one first, in the styles of Europe and East Asia. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‚': '‘’',
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
  '"': '"',
  "'": "'",
}

const MARKS = /[“”„«»‘’‚‹›「」『』"']/g
/** These may open in one style and close in another, or open and close alike. */
const TWO_FACED = '”»›"\''

interface Open {
  readonly at: number
  readonly mark: string
}

/**
 * What stands in quotation marks in one block, outermost pairs only, in one pass. An apostrophe, feet and inches open
 * nothing; a mark that is never closed gives no quotation.
 */
export function markedQuotations(text: string, block: Span): QuotationMarks {
  const marks = marksIn(text, block)
  const stack: Open[] = []
  const pairs: { open: number; close: number }[] = []
  for (const [index, at] of marks.entries()) {
    const mark = text[at]!
    const opener = openerOf(text, stack, mark)
    if (opener !== undefined && closes(text, marks, index, block)) {
      pairs.push({ open: stack[opener]!.at, close: at })
      stack.length = opener
    } else if (opens(text, at, mark, block)) {
      stack.push({ at, mark })
    }
  }
  const quotations: MarkedQuotation[] = []
  for (const { open, close } of pairs.sort((a, b) => a.open - b.open)) {
    if (open < (quotations.at(-1)?.outer.end ?? 0)) continue
    quotations.push({ inner: { start: open + 1, end: close }, outer: { start: open, end: close + 1 } })
  }
  const end = quotations.at(-1)?.outer.end ?? 0
  const open = stack.filter(({ at }) => at >= end).map(({ at }) => ({ start: at, end: at + 1 }))
  const unclosed = open.find(({ start }) => !"'‘‚".includes(text[start]!))
  return { quotations, unclosed, open }
}

/** The mark that usually closes what this one opens. */
export function closingOf(mark: string): string {
  return CLOSING[mark]![0]!
}

function marksIn(text: string, block: Span): number[] {
  const inner = text.slice(block.start, block.end)
  return [...inner.matchAll(MARKS)].map(({ index }) => block.start + index)
}

/** How far down a closing mark looks for the mark it closes: quotations are not nested deeper. */
const DEEPEST = 8

/** The place in the stack of the innermost mark that this one can close. */
function openerOf(text: string, stack: readonly Open[], mark: string): number | undefined {
  for (let i = stack.length - 1; i >= Math.max(0, stack.length - DEEPEST); i--) {
    if (CLOSING[stack[i]!.mark]!.includes(mark) && stack[i]!.at < text.length) return i
  }
  return undefined
}

const WORD = /[\p{L}\p{N}]/u
const BEFORE_WORDS = /[\s([{\u0000—–‘“„«‚‹"'*_~/-]/

/** A directed mark opens anywhere; one with two faces only where words can start. */
function opens(text: string, at: number, mark: string, block: Span): boolean {
  if (!(mark in CLOSING)) return false
  if (!TWO_FACED.includes(mark)) return mark !== '‘' || !WORD.test(before(text, at, block))
  const after = text[at + 1] ?? ' '
  if (!BEFORE_WORDS.test(before(text, at, block)) || /\s/.test(after)) return false
  // ’90s, ’tis and rock ’n’ roll.
  return mark !== "'" || !/^(?:\d|(?:tis|twas|em|til|cause|n)\b)/i.test(text.slice(at + 1, at + 7))
}

function before(text: string, at: number, block: Span): string {
  return at === block.start ? ' ' : text[at - 1]!
}

/** Whether a mark that could close does: an apostrophe, a possessive and an inch do not. */
function closes(text: string, marks: readonly number[], index: number, block: Span): boolean {
  const at = marks[index]!
  const mark = text[at]!
  if (!'”»›"\'’“‘'.includes(mark)) return true
  const last = before(text, at, block)
  const next = at + 1 < block.end ? text[at + 1]! : ' '
  // A French mark has a space inside, another one has not.
  if (/\s/.test(last) && !'»«›‹'.includes(mark)) return false
  if ('"\'’'.includes(mark) && WORD.test(next)) return false
  if (mark === "'" || mark === '’') {
    // “the boys’ house”: where the same mark closes later, an s before a small letter is a possessive.
    if (/s/i.test(last) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3)))
      return !closesLater(text, marks, index)
  }
  if (mark === '"' && /\d/.test(last)) return !closesLater(text, marks, index)
  return true
}

/** Whether the next mark of the same kind cannot open and stands behind a word, so that it must be the closing one. */
function closesLater(text: string, marks: readonly number[], index: number): boolean {
  const mark = text[marks[index]!]!
  const openers = mark === '’' ? '‘' : mark
  for (const at of marks.slice(index + 1, index + 1 + DEEPEST)) {
    if (openers !== mark && text[at] === openers) return false
    if (text[at] !== mark) continue
    const isOpener = /\s/.test(text[at - 1] ?? ' ')
    return !isOpener && !WORD.test(text[at + 1] ?? ' ')
  }
  return false
}
