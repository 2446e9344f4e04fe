import { en } from '../../base/l10n.ts'
import type { Span } from '../../base/span.ts'
import { citableItem } from './cslItem.ts'
import type { BibliographyEntry, BibliographyFault, BibliographyReading } from './entry.ts'

/** A CSL-JSON file: a list of items, one item, or `{"references": […]}`. What is broken is read item by item. */
export function readCslJson(text: string): BibliographyReading {
  const whole = parse(text)
  const hasReferences = 'value' in whole && isRecord(whole.value) && Array.isArray(whole.value.references)
  const spans = objectSpans(text, hasReferences ? 2 : /^\s*\[/.test(text) ? 1 : 0)
  const faults: BibliographyFault[] = []
  const entries = spans.flatMap((span): BibliographyEntry[] => {
    const own = text.slice(span.start, span.end)
    const read = parse(own)
    const item = 'value' in read ? citableItem(read.value) : undefined
    if (!item) {
      const message = 'error' in read ? en`this entry is not valid JSON (${read.error}). Correct it` : NO_KEY
      faults.push({ offset: span.start, message })
      return []
    }
    return [{ citekey: item.id, item, span, keySpan: keySpan(own, span, item.id), files: [] }]
  })
  if ('error' in whole && faults.length === 0) {
    faults.push({
      offset: 0,
      message: en`this is not valid JSON (${whole.error}), and may be incomplete. Export it anew`,
    })
  }
  return { entries, faults }
}

const NO_KEY = en`this entry has no “id”, so it cannot be cited. Give it one`

function keySpan(own: string, span: Span, id: string): Span {
  const written = [...own.matchAll(/"(?:id|citation-key)"\s*:\s*"?/g)].find(found =>
    own.startsWith(id, found.index + found[0].length),
  )
  if (!written) return { start: span.start, end: span.start }
  const start = span.start + written.index + written[0].length
  return { start, end: start + id.length }
}

/** Where the objects stand that are `depth` brackets deep. */
function objectSpans(text: string, depth: number): Span[] {
  const spans: Span[] = []
  let open = 0
  let start = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === '{' || token === '[') {
      if (open === depth) start = index
      open++
    } else if (token === '}' || token === ']') {
      if (--open === depth && token === '}') spans.push({ start, end: index + 1 })
    }
  }
  return spans
}

function parse(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (thrown) {
    // What engines quote of the file is left out.
    return { error: (thrown as Error).message.split(/, ?\.*"|\n/)[0]! }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
