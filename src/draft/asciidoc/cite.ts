import type { Span } from '../../base/span.ts'
import { trim } from '../../library/paragraphs.ts'
import { parseLocator } from '../locator.ts'
import type { Citation, CitationItem } from '../model.ts'

/** `cite:[key(33), other]` of asciidoctor-bibtex; `citenp:[…]` names the author in the sentence. */
const MACRO = /(?<![\p{L}\p{N}\\])(cite|citenp|citet|citep|fullcite):\[([^\][]*)\]/gu
const KEY = /^\s*([^\s,()]+)(?:\(([^()]*)\))?/d

/** The citations that stand in a text. */
export function asciidocCitations(text: string): Citation[] {
  const citations: Citation[] = []
  for (const found of text.matchAll(MACRO)) {
    const end = found.index + found[0].length
    const from = end - 1 - found[2]!.length
    const mode = found[1] === 'citenp' || found[1] === 'citet' ? 'narrative' : 'parenthetical'
    const items = partsOf(text, { start: from, end: end - 1 }).flatMap(part => itemOf(text, part, mode))
    if (items.length > 0) citations.push({ start: found.index, end, items })
  }
  return citations
}

/** The parts between commas that stand in no parentheses. */
function partsOf(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = []
  let from = start
  let depth = 0
  for (let at = start; at < end; at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')') depth--
    else if (text[at] === ',' && depth <= 0) {
      parts.push({ start: from, end: at })
      from = at + 1
    }
  }
  return [...parts, { start: from, end }]
}

function itemOf(text: string, part: Span, mode: CitationItem['mode']): CitationItem[] {
  const found = KEY.exec(text.slice(part.start, part.end))
  if (!found) return []
  const [start, end] = found.indices![1]!
  const note = found.indices![2]
  const noteSpan = note && { start: part.start + note[0], end: part.start + note[1] }
  const rest = noteSpan ? text.slice(noteSpan.start, noteSpan.end) : ''
  const { locator, span, end: suffix } = parseLocator(rest, 'loose')
  return [
    {
      ...trim(text, part),
      citekey: found[1]!,
      keySpan: { start: part.start + start, end: part.start + end },
      mode,
      prefix: '',
      locator,
      locatorSpan: span && noteSpan && { start: noteSpan.start + span.start, end: noteSpan.start + span.end },
      suffix: rest.slice(suffix).trim(),
    },
  ]
}
