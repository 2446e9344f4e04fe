import type { CancellationToken } from '../base/cancellation.ts'
import type { Span } from '../base/span.ts'
import type { Locator, Source, SourceText } from '../library/source.ts'
import { type Found, search as searchIndex } from '../match/search.ts'
import type { Context } from './context.ts'
import { dateOf } from './describeItem.ts'
import { documentFilter, isSpeakerMeant } from './filters.ts'
import { listed } from './listed.ts'
import { passageAt } from './passage.ts'
import { readFilters, unfiltered } from './queryFilters.ts'

/** A passage that answers a query. Spans are of the source file's decoded text. */
export interface SearchResult extends Span {
  readonly citekey: string
  readonly uri: string
  readonly path: string
  readonly title: string
  /** The pieces that correspond to the query; `start` and `end` are their hull. */
  readonly spans: readonly Span[]
  /** What the file has from `start` to `end`. */
  readonly text: string
  /** The sentence or sentences around. */
  readonly passage: Span
  /** What one would quote: the direct quote that holds the match (without its marks), else the passage. */
  readonly quotation: Span & { readonly text: string }
  readonly locator: Locator | undefined
  readonly speaker: string | undefined
  /** Of the source, as far as that is known: `2024-03-05`. */
  readonly date: string
  /** 0 to 1. */
  readonly score: number
  readonly kind: 'exact' | 'fuzzy'
}

export interface SearchAnswer {
  readonly results: readonly SearchResult[]
  /** From query to results. */
  readonly elapsedMs: number
}

export interface SearchRequest {
  readonly query: string
  readonly limit?: number
  /** The last word is still being typed. */
  readonly typing?: boolean
  /** Quotation marks and filters are part of the text: neither a demand for the exact phrase nor for some sources. */
  readonly literal?: boolean
  readonly token?: CancellationToken
}

/** Of passages with the wrong speaker, so many times as many as are wanted are looked at. */
const SPEAKER_SEARCH = 10

/**
 * Passages for a half-remembered text, best first. `"…"` demands a phrase by the letter, `in:citekey` a source (or
 * any that is found by that), `speaker:name` a direct quote of somebody, which may be given more than once;
 * `after:2025` and `before:2025-03` a source of that date. Filters alone list what they leave.
 */
export async function search(
  context: Context,
  { query, limit, typing, literal, token }: SearchRequest,
): Promise<SearchAnswer> {
  const started = performance.now()
  const { library, passages, settings } = context
  const textOf = async (id: number) => {
    const source = library.byId(id)
    return source && (await library.text(source))
  }
  const wanted = limit ?? settings.search.limit
  const filters = literal ? unfiltered(query) : readFilters(query)
  const filter = documentFilter(context, filters)
  const isFilterAlone = filter && !/[\p{L}\p{N}]/u.test(filters.text)
  const found = isFilterAlone
    ? await listed(context, filters, filter, wanted, token)
    : await searchIndex(passages, async id => (await textOf(id))?.map.text, filters.text, {
        limit: filters.speakers.length > 0 ? wanted * SPEAKER_SEARCH : wanted,
        typing: typing ?? false,
        literal: literal ?? false,
        ...(filter && { filter }),
        ...(token && { token }),
      })
  const results: SearchResult[] = []
  for (const place of found) {
    const source = library.byId(place.doc)
    const text = await textOf(place.doc)
    if (!source || !text) continue
    const result = resultOf(source, text, place)
    if (isSpeakerMeant(result.speaker, filters)) results.push(result)
    if (results.length === wanted) break
  }
  return { results: withoutRepeats(results), elapsedMs: performance.now() - started }
}

function resultOf(source: Source, text: SourceText, found: Found): SearchResult {
  const { sentences, quoted = sentences, speaker, locator } = passageAt(text, found)
  const raw = text.map.toRaw(found)
  return {
    citekey: source.citekey,
    uri: source.uri,
    path: source.path,
    title: source.title,
    ...raw,
    spans: found.spans.map(span => text.map.toRaw(span)),
    text: text.raw.slice(raw.start, raw.end),
    passage: text.map.toRaw(sentences),
    quotation: { ...text.map.toRaw(quoted), text: text.map.text.slice(quoted.start, quoted.end) },
    locator,
    speaker,
    date: dateOf(source.item),
    score: found.score,
    kind: found.kind,
  }
}

/** Two matches in the same words to quote are one answer. */
function withoutRepeats(results: readonly SearchResult[]): SearchResult[] {
  const seen = new Set<string>()
  return results.filter(({ uri, quotation }) => {
    const place = `${quotation.start} ${quotation.end} ${uri}`
    return !seen.has(place) && seen.add(place)
  })
}
