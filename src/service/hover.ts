import { escapeMarkdown } from '../base/escape.ts'
import { t } from '../base/l10n.ts'
import { type Span, touches } from '../base/span.ts'
import { displayPath } from '../base/uri.ts'
import { writeLocator } from '../draft/locator.ts'
import { plainText } from '../library/metadata.ts'
import type { Source, SourceText } from '../library/source.ts'
import type { Verdict } from '../match/verdict.ts'
import { paragraphsAt, pointedAt, type Target, targetsOf } from './atOffset.ts'
import { checkCited } from './checkQuotation.ts'
import type { Context, DraftDocument } from './context.ts'
import { detailsOf } from './describeItem.ts'
import type { CheckedQuotation } from './finding.ts'
import { isCodeIgnored, isReported } from './ignored.ts'
import { locatorOf } from './passage.ts'
import { passageUrl } from './textFragment.ts'

export interface Hover extends Span {
  /** Markdown; all that comes from files is escaped. */
  readonly markdown: string
}

/** Makes a link that opens a source at a span of its file's text (`raw`); the host knows how. */
export type OpenLink = (uri: string, span: Span, raw: string) => string

/** A cited passage longer than this is cut in the hover. */
const PASSAGE_CHARACTERS = 700
/** What stands before and after the passage is shown up to this length. */
const CONTEXT_CHARACTERS = 90

export async function hover(
  context: Context,
  document: DraftDocument,
  offset: number,
  openLink: OpenLink,
): Promise<Hover | undefined> {
  const pointed = pointedAt(document, offset)
  if (!pointed) return undefined
  if (pointed.kind === 'citation') {
    const targets = await targetsOf(context, document, pointed.item)
    const parts = targets.map(target => citationHover(target, openLink))
    const markdown = parts.join('\n\n---\n\n') || hoverWithoutText(context, document, pointed.item.citekey)
    return markdown === undefined ? undefined : { ...pointed.range, markdown }
  }
  if (!pointed.quotation.citation) return undefined
  const { quotation, findings } = await checkCited(context, pointed.quotation)
  // The editor shows the message of what is underlined here in the same hover, but not that of a hint.
  const isTold = findings.some(
    one =>
      one.severity !== 'hint' &&
      touches(one, offset) &&
      isReported(context, document, pointed.quotation, one),
  )
  const markdown = await quotationHover(context, quotation, isTold, openLink)
  return { ...pointed.range, markdown }
}

function citationHover({ source, text, place, missing }: Target, openLink: OpenLink): string {
  const shown = place ?? text.paragraphs[0] ?? { start: 0, end: 0 }
  return [
    heading(source),
    missing && `⚠ ${escapeMarkdown(missing)}`,
    missing ? undefined : link(source, text, shown, openLink),
    missing ? undefined : passageMarkdown(text, shown),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Of an entry of a bibliography, or of a citekey that nobody knows, unless the editor says so anyhow. */
function hoverWithoutText(context: Context, document: DraftDocument, citekey: string): string | undefined {
  const { library, workspace } = context
  const entry = library.entry(citekey)
  if (!entry && !isCodeIgnored(context, document, 'unknown-citekey')) return undefined
  if (!entry) return t`There is no source with the citekey **${escapeMarkdown(citekey)}** in the library.`
  const lines = [
    `**${escapeMarkdown(plainText(entry.item.title) || citekey)}**`,
    escapeMarkdown(detailsOf(entry.item)),
    t`No text here; an entry in ${escapeMarkdown(displayPath(entry.uri, workspace.roots))}`,
  ]
  return lines.filter(Boolean).join('  \n')
}

const verdictWords = (): Record<Verdict, string> => ({
  verbatim: `✓ **${t`Verbatim`}**`,
  typographic: `✓ **${t`Verbatim but for typography`}**`,
  editorial: `✓ **${t`Quoted with accepted changes`}**`,
  altered: `✗ **${t`Altered`}**`,
  misattributed: `✗ **${t`From another source`}**`,
  'not-found': `? **${t`Not found`}**`,
  unchecked: `? **${t`Not checked`}**`,
})

async function quotationHover(
  { library }: Context,
  { verdict, message, match }: CheckedQuotation,
  isTold: boolean,
  openLink: OpenLink,
): Promise<string> {
  const words = verdictWords()[verdict]
  const parts = [isTold ? words : `${words} — ${escapeMarkdown(message)}`]
  const source = match && library.byUri(match.uri)
  const text = source && (await library.text(source))
  if (source && text && match) {
    const place = text.map.fromRaw(match)
    // The link stands before the passage, which may be longer than the window of a hover.
    parts.push(heading(source), link(source, text, place, openLink), passageMarkdown(text, place))
  }
  return parts.join('\n\n')
}

function heading(source: Source): string {
  const details = detailsOf(source.item)
  const lines = [
    `**${escapeMarkdown(source.title)}**`,
    details && escapeMarkdown(details),
    escapeMarkdown(source.path),
  ]
  return lines.filter(Boolean).join('  \n')
}

/** The paragraphs around a place, with a little of what stands before and after them. */
function passageMarkdown(text: SourceText, place: Span): string {
  const found = paragraphsAt(text, place)
  if (!found) return ''
  const words = (span: Span) => text.map.text.slice(span.start, span.end)
  const before = text.paragraphs[found.first - 1]
  const after = text.paragraphs[found.last + 1]
  const lines = [
    before && `*${escapeMarkdown(`…${ending(words(before))}`)}*`,
    passageWords(text, found.span, place),
    after && `*${escapeMarkdown(`${opening(words(after))}…`)}*`,
  ]
  return lines
    .filter(Boolean)
    .map(line => `> ${line}`)
    .join('\n>\n')
}

/** A paragraph with the place in bold, cut around it when it is long. */
function passageWords({ map }: SourceText, paragraph: Span, place: Span): string {
  const room = Math.max(0, PASSAGE_CHARACTERS - (place.end - place.start)) / 2
  const isWhole = place.start <= paragraph.start && paragraph.end <= place.end
  const start = Math.max(paragraph.start, Math.min(place.start, paragraph.end) - room)
  const end = Math.min(paragraph.end, Math.max(start + PASSAGE_CHARACTERS, place.start))
  const words = (from: number, to: number) => escapeMarkdown(map.text.slice(from, to))
  const [cutStart, cutEnd] = [start > paragraph.start ? '…' : '', end < paragraph.end ? '…' : '']
  if (isWhole) return `${cutStart}${words(start, end)}${cutEnd}`
  const [from, to] = [Math.max(start, place.start), Math.min(end, place.end)]
  return `${cutStart}${words(start, from)}**${words(from, to)}**${words(to, end)}${cutEnd}`
}

function ending(words: string): string {
  return words.length <= CONTEXT_CHARACTERS
    ? words
    : words.slice(words.indexOf(' ', words.length - CONTEXT_CHARACTERS) + 1)
}

function opening(words: string): string {
  return words.length <= CONTEXT_CHARACTERS
    ? words
    : words.slice(0, words.lastIndexOf(' ', CONTEXT_CHARACTERS))
}

function link(source: Source, text: SourceText, place: Span, openLink: OpenLink): string {
  const locator = locatorOf(text, place)
  const label = locator ? t`Open source at ${writeLocator(locator)}` : t`Open source`
  const url = passageUrl(source.item, text, place)
  const onTheWeb = url === undefined ? '' : ` · [${t`On the web`}](${url})`
  return `[${escapeMarkdown(label)}](${openLink(source.uri, text.map.toRaw(place), text.raw)})${onTheWeb}`
}
