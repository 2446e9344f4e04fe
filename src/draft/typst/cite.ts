import { parseLocator } from '../locator.ts'
import type { Citation, CitationItem, CitationMode } from '../model.ts'

const KEY = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]|[.:]+(?=[\\p{L}\\p{N}_-]))*'
/** What a supplement holds: no blank line, as long as it is being written. */
const INNER = '[^\\][\\n]|\\n(?![^\\S\\n]*\\n)'
const REFERENCE = new RegExp(`@(${KEY})(?:\\[((?:${INNER}|\\[(?:${INNER})*\\])*)\\])?`, 'duy')
const LABEL = new RegExp(`<(${KEY})>|label\\("([^"\\n]+)"\\)`, 'du')
const SUPPLEMENT = /supplement:\s*(?:\[((?:[^\][]|\[[^\][]*\])*)\]|"([^"\n]*)")/d
const FORMS: ReadonlyMap<string, CitationMode> = new Map(
  Object.entries({
    prose: 'narrative',
    author: 'narrative',
    year: 'suppress-author',
  }),
)

/** `@key[p. 3]` */
export function referenceAt(text: string, start: number): Citation | undefined {
  REFERENCE.lastIndex = start
  const found = REFERENCE.exec(text)
  if (!found) return undefined
  const [keyStart, keyEnd] = found.indices![1]!
  const note = found.indices![2]
  return citationOf(text, start, REFERENCE.lastIndex, [keyStart, keyEnd], note, 'parenthetical')
}

/** `#cite(<key>, supplement: [p. 3], form: "prose")`; `args` is what stands in its parentheses. */
export function citeCall(
  text: string,
  start: number,
  end: number,
  args: readonly [number, number],
): Citation | undefined {
  const inner = text.slice(...args)
  const label = LABEL.exec(inner)
  const key = label?.indices?.[1] ?? label?.indices?.[2]
  if (!key) return undefined
  const supplement = SUPPLEMENT.exec(inner)
  const note = supplement?.indices?.[1] ?? supplement?.indices?.[2]
  const mode = FORMS.get(/form:\s*"(\w+)"/.exec(inner)?.[1] ?? '') ?? 'parenthetical'
  return citationOf(text, start, end, moved(key, args[0]), note && moved(note, args[0]), mode)
}

/** The citation in an attribution: a label, or content that cites. */
export function citationInAttribution(text: string, args: readonly [number, number]): Citation | undefined {
  const inner = text.slice(...args)
  const attribution = /attribution:\s*/.exec(inner)
  if (!attribution) return undefined
  const from = attribution.index + attribution[0].length
  const label = LABEL.exec(inner.slice(from))
  const key = label?.indices?.[1]
  if (label?.index === 0 && key) {
    const start = args[0] + from
    return citationOf(text, start, start + label[0].length, moved(key, start), undefined, 'parenthetical')
  }
  const at = inner.indexOf('@', from)
  return at < 0 ? undefined : referenceAt(text, args[0] + at)
}

function moved([start, end]: readonly [number, number], by: number): readonly [number, number] {
  return [start + by, end + by]
}

function citationOf(
  text: string,
  start: number,
  end: number,
  key: readonly [number, number],
  note: readonly [number, number] | undefined,
  mode: CitationMode,
): Citation {
  const rest = note ? text.slice(...note).replace(/~/g, ' ') : ''
  const { locator, span, end: suffix } = parseLocator(rest, 'loose')
  const item: CitationItem = {
    start,
    end,
    citekey: text.slice(...key),
    keySpan: { start: key[0], end: key[1] },
    mode,
    prefix: '',
    locator,
    locatorSpan: span && note && { start: note[0] + span.start, end: note[0] + span.end },
    suffix: rest.slice(suffix).trim(),
  }
  return { start, end, items: [item] }
}
