import { overlaps, type Span } from '../base/span.ts'
import { words } from '../base/words.ts'
import { draftStyle } from '../draft/draftStyle.ts'
import { openQuotation } from '../draft/openQuotation.ts'
import { type Content, type Form, wordsWithin, write, writeInBlock } from '../draft/writeInsertion.ts'
import { plainText } from '../library/metadata.ts'
import type { Item, Locator, SourceText } from '../library/source.ts'
import type { Context } from './context.ts'
import { cutShort } from './cutShort.ts'
import { authorsOf, dateOf, publisherOf } from './describeItem.ts'
import { locatorOf, passageAt } from './passage.ts'
import { isInNote, isWithinLine, spaced, startsBlockQuote, startsSentence } from './position.ts'
import { passageUrl } from './textFragment.ts'

export interface InsertionRequest {
  /** The source, and the span of its file's text that is to be quoted. */
  readonly uri: string
  readonly quotation: Span
  /** Of an entry of a bibliography, where `uri` is no source. */
  readonly citekey?: string
  /** `quotation` is a form that suits the place and the length. */
  readonly form: 'quotation' | Form
  /** The editor's name of the draft's markup; Markdown without one. */
  readonly language?: string
  /** The words, where they are not to be written as the source has them. */
  readonly paragraphs?: readonly string[]
  /** What the draft has before and after the place: all of it. */
  readonly before: string
  readonly after: string
}

export interface Insertion {
  readonly text: string
  /** Of `text`: where the writer may want to change something, the first one first. */
  readonly stops: readonly Span[]
  /** So many UTF-16 units behind the place are in `text` again: what closes a quotation that was open. */
  readonly overwrites: number
}

/** What is to be written for a place of a source; `undefined` when the source is gone. */
export async function insertion(context: Context, request: InsertionRequest): Promise<Insertion | undefined> {
  const { library, settings } = context
  const { before, after, form } = request
  const style = draftStyle(request.language, before + after)
  const { templates } = settings.insert
  const source = library.byUri(request.uri)
  const text = source && (await library.text(source))
  const entry = source || !request.citekey ? undefined : library.entry(request.citekey)
  if (entry) {
    const content = contentOf(entry.citekey, entry.item, entry.citekey, undefined, [], undefined)
    return spaced(write(content, 'citation', style, templates), 'inline', before, after)
  }
  if (!text) return undefined
  const span = text.map.fromRaw(request.quotation)
  const { speaker } = passageAt(text, span)
  const locator = locatorOf(text, span)
  const contentWith = (paragraphs: readonly string[]): Content => ({
    ...contentOf(source.citekey, source.item, source.title, locator, paragraphs, speaker),
    passageUrl: () => passageUrl(source.item, text, span),
  })
  if (form === 'citation') {
    return spaced(write(contentWith([]), form, style, templates), 'inline', before, after)
  }
  const paragraphs = request.paragraphs ?? paragraphsIn(text, span)
  const whole = () => cutShort(text, span, paragraphs, settings.check.style, startsSentence(before))
  const content = contentWith(request.paragraphs ?? whole())
  const within = withinMarks(request, content, style, templates)
  if (within) return within
  if (/^(?:quotation|inline|block)$/.test(form) && startsBlockQuote(request.language ?? 'markdown', before))
    return spaced(writeInBlock(content, style, templates), 'inline', `${before} `, after)
  const chosen = form === 'quotation' ? formFor(context, paragraphs, request) : form
  return spaced(write(content, chosen, style, templates), chosen, before, after)
}

function formFor({ settings }: Context, paragraphs: readonly string[], request: InsertionRequest): Form {
  const { form, blockQuoteWords: limit } = settings.insert
  if (isWithinLine(request.before)) return form === 'footnote' && !isInNote(request.before) ? form : 'inline'
  if (form !== 'automatic') return form
  const isLong = limit > 0 && words(paragraphs.join(' ')).count >= limit
  return isLong || paragraphs.length > 1 ? 'block' : 'inline'
}

/** Stands for the words that are to come, so that what is open before them is read as a quotation. */
const WORDS_TO_COME = 'Words'

/** Inside marks of the writer's own: the words, what closes them if that is still wanting, and the citation behind. */
function withinMarks(
  { language = 'markdown', before, after, quotation: _ }: InsertionRequest,
  content: Content,
  style: ReturnType<typeof draftStyle>,
  templates: Context['settings']['insert']['templates'],
): Insertion | undefined {
  const draft = before + WORDS_TO_COME + after
  const end = before.length + WORDS_TO_COME.length
  const open = openQuotation(language, draft, end)
  if (!open) return undefined
  const citation = open.isCited ? '' : ` ${write(content, 'citation', style, templates).text}`
  const space = /[\s“„«‘‚‹"'`[{(>]$/.test(before) ? '' : ' '
  const written = space + wordsWithin(content, style, open.isSingle) + open.closing + citation
  const overwrites = open.end - end
  const spaceAfter = /^[\p{L}\p{N}]/u.test(after.slice(overwrites)) ? ' ' : ''
  return { text: written + spaceAfter, stops: [], overwrites }
}

function paragraphsIn(text: SourceText, span: Span): string[] {
  return text.paragraphs
    .filter(paragraph => overlaps(paragraph, span))
    .map(({ start, end }) => text.map.text.slice(Math.max(start, span.start), Math.min(end, span.end)))
}

export function contentOf(
  citekey: string,
  item: Item,
  name: string,
  locator: Locator | undefined,
  paragraphs: readonly string[],
  speaker: string | undefined,
): Content {
  const author = authorsOf(item)
  const date = dateOf(item)
  const publisher = publisherOf(item)
  const title = plainText(item.title) || name
  return {
    citekey,
    locator,
    paragraphs,
    speaker,
    author: author || undefined,
    title,
    date,
    publisher,
    url: item.URL ?? '',
    reference: [author, title, publisher, date].filter(Boolean).join(', '),
  }
}
