import type { Span } from '../base/span.ts'
import { parseLocator } from './locator.ts'
import type { Citation, CitationItem, CitationMode } from './model.ts'

const ROLE = /\{(?:foot|full)?cite(?::([a-z]+))?\}`([^`\n]+)`/g
const PART = /^\s*(?:\{([^{}]*)\}\s*)?([^\s{},]+)\s*(?:\{([^{}]*)\}\s*)?$/d

/** The roles that name the author in the sentence, or leave the author out. */
const MODES: ReadonlyMap<string, CitationMode> = new Map(
  Object.entries({
    t: 'narrative',
    ts: 'narrative',
    ct: 'narrative',
    cts: 'narrative',
    author: 'narrative',
    authors: 'narrative',
    cauthor: 'narrative',
    year: 'suppress-author',
    yearpar: 'suppress-author',
  }),
)

/**
 * The citations of MyST in a block: `` {cite:p}`key,other` `` and `` {cite:t}`{see}key{p. 3}` ``. `prose` has blanks for
 * code; a role that stands in code is blanked from its brace on.
 */
export function mystRoles(text: string, prose: string, block: Span): Citation[] {
  const inner = text.slice(block.start, block.end)
  if (!inner.includes('cite')) return []
  return [...inner.matchAll(ROLE)].flatMap(found => {
    const start = block.start + found.index
    if (prose[start] !== '{') return []
    const end = start + found[0].length
    let from = end - 1 - found[2]!.length
    const items = found[2]!.split(',').flatMap(part => {
      const item = itemOf(
        text,
        { start: from, end: from + part.length },
        MODES.get(found[1] ?? '') ?? 'parenthetical',
      )
      from += part.length + 1
      return item
    })
    return items.length > 0 ? [{ start, end, items }] : []
  })
}

function itemOf(text: string, span: Span, mode: CitationMode): CitationItem[] {
  const found = PART.exec(text.slice(span.start, span.end))
  if (!found) return []
  const at = (group: number): Span | undefined => {
    const pair = found.indices![group]
    return pair && { start: span.start + pair[0], end: span.start + pair[1] }
  }
  const note = at(3)
  const { locator, span: located, end } = parseLocator(found[3] ?? '', 'loose')
  return [
    {
      ...span,
      citekey: found[2]!,
      keySpan: at(2)!,
      mode,
      prefix: found[1]?.trim() ?? '',
      locator,
      locatorSpan: located && note && { start: note.start + located.start, end: note.start + located.end },
      suffix: (found[3] ?? '').slice(end).trim(),
    },
  ]
}
