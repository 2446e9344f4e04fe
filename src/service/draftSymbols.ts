import type { Span } from '../base/span.ts'
import type { DraftDocument } from './context.ts'

/** A quotation or a citation in the outline of a draft. */
export interface DraftSymbol extends Span {
  readonly kind: 'quotation' | 'citation'
  readonly name: string
  /** The citekeys of a quotation; prefix, locator and suffix of a citation are in its name. */
  readonly detail: string
  /** What is selected when it is chosen. */
  readonly selection: Span
}

/** So much of a quotation is its name. UTF-16 units. */
const NAME_LENGTH = 60

/** The quotations and citations of a draft, in its order. */
export function draftSymbols({ draft, text }: DraftDocument): DraftSymbol[] {
  const quotations = draft.quotations.map(({ start, end, map, citation }): DraftSymbol => {
    const detail = citation ? citation.items.map(({ citekey }) => `@${citekey}`).join(', ') : ''
    return {
      start,
      end,
      kind: 'quotation',
      name: `“${shortened(map.text)}”`,
      detail,
      selection: { start, end },
    }
  })
  const citations = draft.citations.map(({ start, end, items }): DraftSymbol => {
    const selection = items[0]!.keySpan
    return { start, end, kind: 'citation', name: shortened(text.slice(start, end)), detail: '', selection }
  })
  return [...quotations, ...citations].sort((a, b) => a.start - b.start)
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= NAME_LENGTH) return line || '…'
  const cut = line.lastIndexOf(' ', NAME_LENGTH)
  return `${line.slice(0, cut > 0 ? cut : NAME_LENGTH)}…`
}
