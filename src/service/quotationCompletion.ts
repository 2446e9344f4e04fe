import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { contains, type Span } from '../base/span.ts'
import { words } from '../base/words.ts'
import { dialectOf } from '../draft/draftStyle.ts'
import { type OpenQuotation, openQuotation } from '../draft/openQuotation.ts'
import { parseDraft } from '../draft/parse.ts'
import { innerMarks, oneLine } from '../draft/write.ts'
import { type Templates, writeCitation } from '../draft/writeInsertion.ts'
import { writerFor } from '../draft/writers.ts'
import { sentencesOf } from '../library/sentences.ts'
import type { Locator, Source, SourceText } from '../library/source.ts'
import { compare } from '../match/compare.ts'
import { type Beginning, beginningOf, placeBeginning, placesOfBeginning } from '../match/continuation.ts'
import type { Ranked } from '../match/ranked.ts'
import { lastCited } from './completion.ts'
import type { Context, DraftDocument } from './context.ts'
import { locatorOf, passageAt } from './passage.ts'

/** The rest of a sentence of a source, of which a quotation in a draft has the first words. */
export interface QuotationCompletion {
  /** What `newText` replaces: nothing, or what closes the quotation already. */
  readonly span: Span
  /** The rest of the words, what closes the quotation, and its citation. */
  readonly newText: string
  /** The words of the quotation as it will be. */
  readonly text: string
  readonly source: Source
  readonly locator: Locator | undefined
}

/** More are not offered. */
const MOST = 5
/** Places of the same words that are looked at, first in the sources that the draft cites, then in the others. */
const MOST_PLACES = 100

/**
 * How the quotation at an offset may go on: only by what some source has behind exactly these words, and only where the
 * quotation will be what the source says. The source that was cited last comes first.
 */
export async function quotationCompletion(
  context: Context,
  document: DraftDocument,
  offset: number,
  token: CancellationToken = neverCancelled,
): Promise<QuotationCompletion[]> {
  const open = openQuotation(document.language, document.text, offset)
  const beginning = open && beginningOf(open.text + document.text.slice(offset - 1, offset).replace(/\S/, ''))
  if (!open || !beginning) return []
  const found = new Map<string, QuotationCompletion>()
  for (const ranked of bySource(context, document, offset, beginning)) {
    const source = context.library.byId(ranked.doc)
    const text = source && (await context.library.text(source))
    if (token.isCancellationRequested) return []
    const completion =
      text &&
      completionFrom(document, open, beginning, source, text, ranked, context.settings.insert.templates)
    if (completion && !found.has(completion.newText)) found.set(completion.newText, completion)
    if (found.size === MOST) break
  }
  return [...found.values()]
}

/** The places of a beginning, those in the source cited last first. */
function bySource(
  { library, passages }: Context,
  document: DraftDocument,
  offset: number,
  beginning: Beginning,
): Ranked[] {
  const recency = lastCited(document, offset)
  const rank = (id: number) => recency.get(library.byId(id)?.citekey ?? '') ?? -1
  const view = passages.view()
  const cited = first(
    MOST_PLACES,
    placesOfBeginning(view, beginning, id => rank(id) >= 0),
  ).sort((a, b) => rank(b.doc) - rank(a.doc))
  const others = first(
    MOST_PLACES - cited.length,
    placesOfBeginning(view, beginning, id => rank(id) < 0),
  )
  return [...cited, ...others]
}

function first<T>(count: number, items: Iterable<T>): T[] {
  const taken: T[] = []
  if (count <= 0) return taken
  for (const item of items) {
    taken.push(item)
    if (taken.length >= count) break
  }
  return taken
}

function completionFrom(
  { language, text: draft }: DraftDocument,
  open: OpenQuotation,
  beginning: Beginning,
  source: Source,
  passages: SourceText,
  ranked: Ranked,
  templates: Templates,
): QuotationCompletion | undefined {
  const { map } = passages
  const begun = placeBeginning(map.text, beginning, ranked)
  if (!begun) return undefined
  const whole = { start: begun.start, end: endOf(passages, begun) }
  const locator = locatorOf(passages, whole)
  const { written, closing, end, isCited, isSingle, paragraph } = open
  const dialect = dialectOf(language, draft)
  const words = goingOn(draft.slice(written.start, written.end), map.text.slice(begun.end, whole.end))
  if (words === undefined) return undefined
  const marked = writerFor(dialect).words(isSingle ? words : innerMarks(words))
  const newText =
    marked + closing + (isCited ? '' : ` ${writeCitation(dialect, source.citekey, locator, templates)}`)
  const before = draft.slice(paragraph, written.end)
  const text = verified(language, before + newText, written.start - paragraph, map.text, whole)
  return text === undefined
    ? undefined
    : { span: { start: written.end, end }, newText, text, source, locator }
}

/** The end of the sentence, or of the direct quote that holds these words, without white space. */
function endOf(source: SourceText, begun: Span): number {
  const { text } = source.map
  const last = { start: begun.end - 1, end: begun.end }
  const paragraph = source.paragraphs.find(one => contains(one, last))
  const sentence = paragraph && sentencesOf(text, paragraph).find(one => one.end >= begun.end)
  const { quoted } = passageAt(source, begun)
  const end = Math.min(sentence?.end ?? begun.end, quoted?.end ?? Number.POSITIVE_INFINITY)
  return begun.end + text.slice(begun.end, end).trimEnd().length
}

/** The source's words behind those that are written, on one line; `undefined` where a space would be wrong. */
function goingOn(written: string, rest: string): string | undefined {
  const words = rest.replace(/\s+/g, ' ')
  if (!/\s$/.test(written)) return words
  if (words === '' || words.startsWith(' ')) return words.trimStart()
  return undefined
}

/** The words of a quotation that starts at an offset, where it is read as one and is what its source says. */
function verified(
  language: string,
  paragraph: string,
  start: number,
  source: string,
  place: Span,
): string | undefined {
  const read = parseDraft(language, paragraph).quotations.find(
    quotation => quotation.start >= start && paragraph.slice(start, quotation.start).trim() === '',
  )
  const passage = source.slice(place.start, place.end)
  const comparison = read && compare({ text: passage, words: words(passage) }, read.map.text)
  return comparison && comparison.verdict !== 'altered' ? oneLine(read.map.text) : undefined
}
