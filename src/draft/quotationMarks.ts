import type { Span } from '../base/span.ts'

/** A quotation between its marks: `inner` without, `outer` with them. */
export interface MarkedQuotation {
  readonly inner: Span
  readonly outer: Span
}

/** Opening mark to the closing marks it may have. */
const PAIRS: Record<string, string> = { '“': '”', '„': '“”', '«': '»', '「': '」', '"': '"' }

/**
 * What stands in double quotation marks in one block, outermost pairs only. A straight mark opens where a word can
 * start and closes where one can end, so inches (`6"`) open nothing. An unclosed mark gives no quotation.
 */
export function markedQuotations(text: string, block: Span): MarkedQuotation[] {
  const found: MarkedQuotation[] = []
  let open: { at: number; mark: string; depth: number } | undefined
  for (let at = block.start; at < block.end; at++) {
    const character = text[at]!
    if (!open) {
      if (character in PAIRS && (character !== '"' || opensStraight(text, at, block)))
        open = { at, mark: character, depth: 0 }
    } else if (PAIRS[open.mark]!.includes(character) && (character !== '"' || closesStraight(text, at))) {
      if (open.depth > 0) open.depth--
      else {
        found.push({ inner: { start: open.at + 1, end: at }, outer: { start: open.at, end: at + 1 } })
        open = undefined
      }
    } else if (character === open.mark && character !== '"') {
      open.depth++
    }
  }
  return found
}

function opensStraight(text: string, at: number, block: Span): boolean {
  const before = at === block.start ? ' ' : text[at - 1]!
  return /[\s([{—–‘“*_-]/.test(before) && /\S/.test(text[at + 1] ?? ' ')
}

function closesStraight(text: string, at: number): boolean {
  return /\S/.test(text[at - 1]!) && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ')
}
