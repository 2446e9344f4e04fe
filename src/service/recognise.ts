import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { contains } from '../base/span.ts'
import { TextMap } from '../base/textMap.ts'
import { canonicalUri } from '../base/uri.ts'
import { words } from '../base/words.ts'
import type { Quotation } from '../draft/model.ts'
import { parseDraft } from '../draft/parse.ts'
import { markedQuotations } from '../draft/quotationMarks.ts'
import { oneLine } from '../draft/write.ts'
import { plainAddress } from '../library/bibliography/entryIndex.ts'
import type { Locator } from '../library/source.ts'
import { citedSources } from './citedSources.ts'
import type { Context } from './context.ts'
import { type Insertion, type InsertionRequest, insertion } from './insertion.ts'
import { judgeLibrary } from './judgeLibrary.ts'

/** A text on its way into a draft. */
export type ForeignText = Pick<InsertionRequest, 'language' | 'before' | 'after'> & { readonly text: string }

/** What a text from elsewhere is in the library. */
export interface Recognised {
  /** `source`: the address or the file of one. `words`: words that one has. `similar`: words that one has otherwise. */
  readonly kind: 'source' | 'words' | 'similar'
  readonly citekey: string
  readonly locator: Locator | undefined
  /** The citation, or the quotation with its citation; of words that are not the same, the source's own. */
  readonly insertion: Insertion
}

/** Fewer words may be anybody's. */
const LEAST_WORDS = 5
/** Nobody quotes more at once. */
const MOST_WORDS = 2000
/** So much must be the same to say that a text is from a source. */
const LEAST_AGREEMENT = 0.85

/** Finds what is pasted or dropped into a draft in the library; `undefined` for all that is the writer's own. */
export async function recognise(
  context: Context,
  foreign: ForeignText,
  token: CancellationToken = neverCancelled,
): Promise<Recognised | undefined> {
  const text = foreign.text.trim()
  if (/^[a-z][\w+.-]*:\/\S+$/i.test(text)) return recogniseAddress(context, foreign, text)
  const count = words(text).count
  if (count < LEAST_WORDS || count > MOST_WORDS) return undefined
  // What cites already comes from a draft.
  if (parseDraft(foreign.language ?? 'markdown', text).citations.length > 0) return undefined
  const own = withoutMarks(text)
  const found = await judgeLibrary(context, asQuotation(own))
  if (!found || token.isCancellationRequested || found.comparison.agreement < LEAST_AGREEMENT)
    return undefined
  const { match, comparison } = found
  const kind = comparison.verdict === 'altered' ? 'similar' : 'words'
  const { before, after, language } = foreign
  const inserted = await insertion(context, {
    uri: match.uri,
    quotation: match,
    form: 'quotation',
    before,
    after,
    ...(language !== undefined && { language }),
    ...(kind === 'words' && !isBroken(own) && { paragraphs: own.split(/\n\s*\n/).map(oneLine) }),
  })
  return inserted && { kind, citekey: match.citekey, locator: match.locator, insertion: inserted }
}

/** The address of a page, or the URI of a file. */
async function recogniseAddress(
  context: Context,
  { before, after, language }: ForeignText,
  address: string,
): Promise<Recognised | undefined> {
  const { library } = context
  const plain = plainAddress(address)
  const source =
    library.byUri(canonicalUri(address)) ?? citedSources(library, { citekey: address, isUrl: true })[0]
  const entry = library.entriesWithoutText.find(({ item }) => item.URL && plainAddress(item.URL) === plain)
  const known = source ?? entry
  if (!known) return undefined
  const inserted = await insertion(context, {
    uri: known.uri,
    citekey: known.citekey,
    quotation: { start: 0, end: 0 },
    form: 'citation',
    before,
    after,
    ...(language !== undefined && { language }),
  })
  return inserted && { kind: 'source', citekey: known.citekey, locator: undefined, insertion: inserted }
}

/** Marks around all of it are not words. */
function withoutMarks(text: string): string {
  const whole = { start: 0, end: text.length }
  const marked = markedQuotations(text, whole).quotations[0]
  return marked && contains(marked.outer, whole) ? text.slice(marked.inner.start, marked.inner.end) : text
}

/** Whether words were broken at the ends of lines, so that only the source knows them whole. */
function isBroken(text: string): boolean {
  return /\u00ad|[\p{L}][-‐]\r?\n/u.test(text)
}

function asQuotation(text: string): Quotation {
  const whole = { start: 0, end: text.length }
  return {
    ...whole,
    kind: 'inline',
    spans: [whole],
    map: TextMap.identity(text),
    citation: undefined,
    candidates: [],
    isTranslation: false,
    language: undefined,
  }
}
