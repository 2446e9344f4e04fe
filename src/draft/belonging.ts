import { overlapping, type Span } from '../base/span.ts'
import { REPORTING } from './interruption.ts'
import type { Citation } from './model.ts'

/**
 * A citation with where it stands in the running text: itself, or the mark of the note that it is in. Where the note's
 * text stands is nobody's business here: it may be in another part of the document.
 */
export interface Anchor {
  readonly citation: Citation
  readonly at: Span
  /** `at` is a note, or the mark of one. */
  readonly isNote: boolean
}

/** Those that overlap a span. */
export function anchorsIn(anchors: readonly Anchor[], span: Span): readonly Anchor[] {
  return overlapping(anchors, ({ at }) => at, span)
}

/** What a quotation belongs to: one citation, or several between which nothing decides, or none. */
export interface Belonging {
  readonly anchor: Anchor | undefined
  readonly candidates: readonly Anchor[]
}

export const NOBODY: Belonging = { anchor: undefined, candidates: [] }

/**
 * The anchors right behind a quotation (or inside it, at its end): nothing but punctuation stands between, or the words
 * that open a reference in brackets. A note may hold more than one citation. Nothing beyond `limit` is looked at.
 */
export function behind(
  prose: string,
  outer: Span,
  anchors: readonly Anchor[],
  limit: number,
): readonly Anchor[] {
  const near = anchorsIn(anchors, { start: outer.start, end: outer.end + REACH })
  const after = (end: number) => prose.slice(end, Math.min(end + REACH, limit))
  const first = near.find(anchor => {
    const { at } = anchor
    return at.start >= outer.end
      ? LEADS.test(prose.slice(outer.end, Math.min(at.start, outer.end + REACH))) &&
          !startsSentence(prose, outer, anchor, after(at.end))
      : at.start > outer.start && at.end <= outer.end && ENDS.test(after(at.end))
  })
  return first ? near.filter(({ at }) => at.start === first.at.start) : []
}

/** Between a quotation and its citation stands at most so much. UTF-16 units. */
const REACH = 30
const LEADS =
  /^[\s.,;:!?()[\]*_\u0000”’"'»›–—-]*(?:\((?:see|cf\.|as quoted in|quoted in|qtd\. in|in|from) )?$/i
const ENDS = /^[\s.,;:!?)\]*_\u0000]*["”»’']/

/** `“No.” @a goes on to explain`: behind a full stop, a citation that names the author begins a sentence of its own. */
function startsSentence(
  prose: string,
  outer: Span,
  { citation, at, isNote }: Anchor,
  after: string,
): boolean {
  return (
    !isNote &&
    citation.items[0]?.mode === 'narrative' &&
    /[.!?][”’"'»]?$/.test(prose.slice(outer.end - 2, outer.end)) &&
    /^\s*$/.test(prose.slice(outer.end, at.start)) &&
    !/^\s*(?:[.,;:)\]]|$)/.test(after) &&
    !REPORTS.test(after)
  )
}

const REPORTS = new RegExp(`^\\s*${REPORTING.source}`, 'i')

/** The anchor that leads to a quotation with hardly more than a verb: `@a also says that “…”`. */
export function leadingTo(prose: string, outer: Span, anchors: readonly Anchor[]): Anchor | undefined {
  const before = anchorsIn(anchors, { start: outer.start - REACH, end: outer.start })
  const last = before.findLast(({ at }) => at.end <= outer.start)
  const between = last && prose.slice(last.at.end, outer.start)
  return between !== undefined && SAYS.test(between) ? last : undefined
}

const SAYS = new RegExp(
  `^[\\s\u0000,)\\]*_]*(?:\\p{Ll}+\\s+){0,2}${REPORTING.source}(?:\\s+\\p{Ll}+){0,2}[\\s,:*_]*$`,
  'u',
)

/**
 * The citation of a quotation that has none right behind it: the one of its sentence, else the one of its paragraph. A
 * citation that stands right behind another quotation or leads to it (`claimed`) is that one's first of all, and what
 * stands before the one that leads to this quotation (`leading`) belongs to other words. Several of one source are no
 * ambiguity.
 */
export function belonging(
  outer: Span,
  sentence: Span,
  anchors: readonly Anchor[],
  claimed: ReadonlySet<Anchor>,
  leading: Anchor | undefined,
): Belonging {
  const from = leading?.at.start ?? 0
  const free = (some: readonly Anchor[]) =>
    some.filter(anchor => anchor.at.start >= from && (anchor === leading || !claimed.has(anchor)))
  const around = { start: outer.start - FAR, end: outer.end + FAR }
  const within = {
    start: Math.max(sentence.start, around.start),
    end: Math.min(sentence.end, around.end),
  }
  const near = anchorsIn(anchors, within)
  if (near.length > 0) return choose(outer, orAll(free(near), near))
  const others = anchorsIn(anchors, around)
  return choose(outer, orAll(free(others), others))
}

/** What is further off belongs to something else, however long the paragraph is. UTF-16 units. */
const FAR = 3_000

/** Where a paragraph has more, the rest tells nothing more. */
const MOST_CANDIDATES = 50

function orAll<T>(some: readonly T[], all: readonly T[]): readonly T[] {
  return (some.length > 0 ? some : all).slice(0, MOST_CANDIDATES)
}

/** The one candidate, or the nearest of several of the same source: the next one behind, else the last one before. */
export function choose(outer: Span, candidates: readonly Anchor[]): Belonging {
  const sources = new Set(candidates.map(({ citation }) => keysOf(citation)))
  if (sources.size > 1) return { anchor: undefined, candidates }
  const nearest = candidates.find(({ at }) => at.start >= outer.end) ?? candidates.at(-1)
  return { anchor: nearest, candidates: [] }
}

function keysOf({ items }: Citation): string {
  return items
    .map(({ citekey }) => citekey)
    .sort()
    .join('\n')
}
