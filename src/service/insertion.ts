import { overlaps, type Span } from '../base/span.ts'
import { words } from '../base/words.ts'
import { writerFor } from '../draft/writers.ts'
import type { Context } from './context.ts'
import { locatorOf } from './passage.ts'

export interface InsertionRequest {
  /** The source, and the span of its file's text that is to be quoted. */
  readonly uri: string
  readonly quotation: Span
  /** Of an entry of a bibliography, where `uri` is no source. */
  readonly citekey?: string
  readonly form: 'quotation' | 'citation'
  /** The editor's name of the draft's markup; Markdown without one. */
  readonly language?: string
  /** What the draft has before and after the place, at least to the ends of the line. */
  readonly before: string
  readonly after: string
}

/** The text to insert; `undefined` when the source is gone. */
export async function insertion(context: Context, request: InsertionRequest): Promise<string | undefined> {
  const write = writerFor(request.language)
  const source = context.library.byUri(request.uri)
  const text = source && (await context.library.text(source))
  const spaceBefore = /(?:^|[\s([{“‘"'—–])$/.test(request.before) ? '' : ' '
  const entry = source || !request.citekey ? undefined : context.library.entry(request.citekey)
  if (entry) return spaceBefore + write.citation(entry.citekey, undefined)
  if (!text) return undefined
  const span = text.map.fromRaw(request.quotation)
  const locator = locatorOf(text, span)
  if (request.form === 'citation') return spaceBefore + write.citation(source.citekey, locator)

  const paragraphs = text.paragraphs
    .filter(paragraph => overlaps(paragraph, span))
    .map(({ start, end }) => text.map.text.slice(Math.max(start, span.start), Math.min(end, span.end)))
  const content = { paragraphs, citekey: source.citekey, locator }
  const limit = context.settings.insert.blockQuoteWords
  const isLong = limit > 0 && words(paragraphs.join(' ')).count >= limit
  if (!isLong && paragraphs.length < 2) {
    const spaceAfter = /^[\p{L}\p{N}“‘"([]/u.test(request.after) ? ' ' : ''
    return spaceBefore + write.inline(content) + spaceAfter
  }
  return blankLineAfter(request.before) + write.block(content) + blankLineBefore(request.after)
}

/** Line ends that are wanting so that a block can start after `before`. */
function blankLineAfter(before: string): string {
  if (before.trim() === '' || /\n[^\S\n]*\r?\n[^\S\n]*$/.test(before)) return ''
  return /\n[^\S\n]*$/.test(before) ? '\n' : '\n\n'
}

function blankLineBefore(after: string): string {
  if (after.trim() === '') return ''
  return /^[^\S\n]*\r?\n[^\S\n]*\r?\n/.test(after) ? '' : /^[^\S\n]*\r?\n/.test(after) ? '\n' : '\n\n'
}
