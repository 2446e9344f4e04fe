import { contains, hull, overlapping, type Span } from '../base/span.ts'
import type { Citation } from './model.ts'
import { markedQuotations } from './quotationMarks.ts'
import type { Paragraph } from './reading.ts'

/**
 * Citations without those that are handles in what somebody says: `“Ask @rose,” she said`. Only where the markup is not
 * Pandoc's own; in brackets, or with a locator in brackets behind it, a key within a quotation is a citation.
 * `commands` are the words of quoting commands, in the order of the text.
 */
export function withoutHandles(
  prose: string,
  paragraphs: readonly Paragraph[],
  citations: readonly Citation[],
  commands: readonly Span[] = [],
): readonly Citation[] {
  const isBare = ({ start, end }: Citation) => prose[start] !== '[' && prose[end - 1] !== ']'
  const bare = citations.filter(isBare)
  if (bare.length === 0) return citations
  const handles = new Set(overlappingAny(bare, commands))
  for (const { lines, quote } of paragraphs) {
    const within = overlapping(bare, citation => citation, hull(lines))
    if (within.length === 0) continue
    const { quotations } = markedQuotations(prose, hull(lines))
    for (const found of overlappingAny(
      within,
      quotations.map(({ inner }) => inner),
    ))
      handles.add(found)
    if (quote === undefined) continue
    for (const found of within) if (isAmongWords(prose, lines, found)) handles.add(found)
  }
  return citations.filter(citation => !handles.has(citation))
}

function overlappingAny(citations: readonly Citation[], spans: readonly Span[]): Citation[] {
  return citations.filter(citation =>
    overlapping(spans, span => span, citation).some(span => contains(span, citation)),
  )
}

/** In a block quote: more words follow, and the line is no attribution (`— Jane Smith, @smith-2024`). */
function isAmongWords(prose: string, lines: readonly Span[], { start, end }: Citation): boolean {
  const line = lines.find(one => one.start <= start && start < one.end)!
  return (
    !/^\s*(?:[—–]|--?)/.test(prose.slice(line.start, start)) &&
    /[\p{L}\p{N}]/u.test(prose.slice(end, hull(lines).end))
  )
}
