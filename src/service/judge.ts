import type { Span } from '../base/span.ts'
import { words } from '../base/words.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import type { Source, SourceText } from '../library/source.ts'
import { compare } from '../match/compare.ts'
import { locate } from '../match/locate.ts'
import { search } from '../match/search.ts'
import type { Comparison } from '../match/verdict.ts'
import type { Context } from './context.ts'
import { spanOfLocator } from './passage.ts'

/** Less of a quotation's own words than this in a place, and it is not from there. */
const LEAST_AGREEMENT = 0.5
/** To say that another source is the right one, more must agree. */
const LEAST_AGREEMENT_ELSEWHERE = 0.8
/** Cited quotations of so few words must stand in the source as they are. */
const SHORT_WORDS = 2

/** A quotation held against one source. */
export interface Judged {
  readonly source: Source
  readonly text: SourceText
  readonly comparison: Comparison
}

/** A quotation held against a source that its citation names. */
export interface JudgedCited extends Judged {
  readonly item: CitationItem
}

/** The best comparison with any source that the citation names; `undefined` when the words are in none of them. */
export async function judgeCited(
  { library }: Context,
  quotation: Quotation,
  items: readonly CitationItem[],
): Promise<JudgedCited | 'no-source' | undefined> {
  let best: JudgedCited | undefined
  let sources = 0
  for (const item of items) {
    for (const source of library.byCitekey(item.citekey)) {
      const text = await library.text(source)
      if (!text) continue
      sources++
      const comparison = judge(text, quotation.map.text, spanOfLocator(text, item.locator))
      if (comparison && (!best || isBetter(comparison, best.comparison)))
        best = { source, text, item, comparison }
    }
  }
  return sources === 0 ? 'no-source' : best
}

/** Compares a quotation with a source, first where the citation says it stands, then everywhere. */
function judge(text: SourceText, quotation: string, cited: Span | undefined): Comparison | undefined {
  const inPlace = cited && compareWithin(text, quotation, cited)
  if (inPlace && inPlace.verdict !== 'altered') return inPlace
  const anywhere = compareWithin(text, quotation, { start: 0, end: text.map.text.length })
  const best = inPlace && (!anywhere || !isBetter(anywhere, inPlace)) ? inPlace : anywhere
  if (!best || best.agreement < LEAST_AGREEMENT) return undefined
  return words(quotation).count <= SHORT_WORDS && best.verdict === 'altered' ? undefined : best
}

function compareWithin(text: SourceText, quotation: string, within: Span): Comparison | undefined {
  const place = locate(text.map.text.slice(within.start, within.end), quotation)
  if (!place) return undefined
  return compare(text.map.text, quotation, {
    start: place.start + within.start,
    end: place.end + within.start,
  })
}

const RANK: Record<Comparison['verdict'], number> = { verbatim: 3, typographic: 2, editorial: 1, altered: 0 }

function isBetter(a: Comparison, b: Comparison): boolean {
  if (a.verdict !== b.verdict) return RANK[a.verdict] > RANK[b.verdict]
  return a.differences.length - a.agreement < b.differences.length - b.agreement
}

/** The source of the library whose words these are, if there is one. */
export async function judgeLibrary(
  { library, passages }: Context,
  { map }: Quotation,
): Promise<Judged | undefined> {
  if (words(map.text).count <= SHORT_WORDS) return undefined
  const textOf = async (id: number) => {
    const source = library.byId(id)
    return source && (await library.text(source))
  }
  const found = await search(passages, async id => (await textOf(id))?.map.text, map.text, {
    limit: 5,
    literal: true,
  })
  let best: Judged | undefined
  for (const place of found) {
    const source = library.byId(place.doc)
    const text = await textOf(place.doc)
    const comparison = text && compare(text.map.text, map.text, place)
    if (!source || !comparison || comparison.agreement < LEAST_AGREEMENT_ELSEWHERE) continue
    if (!best || isBetter(comparison, best.comparison)) best = { source, text, comparison }
  }
  return best
}
