import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { t } from '../base/l10n.ts'
import { contains, overlaps, type Span } from '../base/span.ts'
import type { Quotation } from '../draft/model.ts'
import { parseDraft } from '../draft/parse.ts'
import { verdictOf } from './atOffset.ts'
import { checkDraft } from './check.ts'
import type { Context, DraftDocument } from './context.ts'
import type { Conversion } from './convert.ts'
import { sourceNames } from './sourceNames.ts'

/** What stands for words that are left out. */
const ELLIPSES = { standard: '…', chicago: '. . .', apa: '. . .', ap: '. . .' } as const
const WORD = /[\p{L}\p{N}\p{M}’'-]/u

/**
 * Leaves the selected words of a quotation out, with the ellipsis of the style guide and the markup in their place. The
 * remark says what the quotation is no longer, or may no longer be, by that.
 */
export async function shorten(
  context: Context,
  document: DraftDocument,
  selection: Span,
  token: CancellationToken = neverCancelled,
): Promise<Conversion> {
  const { language, text, draft } = document
  const quotation = draft.quotations.find(({ spans }) => spans.some(span => contains(span, selection)))
  const inner = quotation?.spans.find(span => contains(span, selection))
  if (!quotation || !inner || selection.start === selection.end)
    return { refused: t`Select the words within a quotation that are to be left out.` }
  const cut = wholeWords(text, inner, selection)
  const [before, after] = [
    text.slice(inner.start, cut.start).trimEnd(),
    text.slice(cut.end, inner.end).trimStart(),
  ]
  if (!/[\p{L}\p{N}]/u.test(before + after)) return { refused: t`Nothing of the quotation would be left.` }
  const start = inner.start + before.length
  const end = inner.end - after.length
  const ellipsis = await ellipsisFor(context, document, quotation)
  // Before a full stop or a comma no word follows.
  const space = /^[\p{L}\p{N}“‘"'([\\*_]/u.test(after) ? ' ' : ''
  const newText = (before === '' ? '' : ' ') + ellipsis + (after === '' ? '' : space)
  const shortened = text.slice(0, start) + newText + text.slice(end)
  const place = { start, end: start + newText.length }
  const remark = await remarkOn(
    context,
    { ...document, text: shortened, draft: parseDraft(language, shortened, sourceNames(context.library)) },
    place,
    token,
  )
  return { edits: [{ start, end, newText }], ...(remark !== undefined && { remark }) }
}

/** A word of which only a part is selected is meant as a whole. */
function wholeWords(text: string, inner: Span, { start, end }: Span): Span {
  const selected = text.slice(start, end)
  let from = start + (selected.length - selected.trimStart().length)
  let to = from + selected.trim().length
  while (from > inner.start && WORD.test(text[from]!) && WORD.test(text[from - 1]!)) from--
  while (to < inner.end && WORD.test(text[to]!) && WORD.test(text[to - 1]!)) to++
  return { start: from, end: to }
}

/** In brackets where the source has an ellipsis of its own; a command where the markup has one for that. */
async function ellipsisFor(
  context: Context,
  { language, text }: DraftDocument,
  quotation: Quotation,
): Promise<string> {
  if (
    language === 'latex' &&
    IN_COMMAND.test(text.slice(Math.max(0, quotation.start - 300), quotation.start))
  )
    return '\\textelp{}'
  const match = (await verdictOf(context, quotation))?.match
  const source = match && context.library.byUri(match.uri)
  const read = source && (await context.library.text(source))
  const ellipsis = ELLIPSES[context.settings.check.style]
  const hasOwn = match && read && /…|\.\s?\.\s?\./.test(read.raw.slice(match.start, match.end))
  return hasOwn ? `[${ellipsis}]` : ellipsis
}

const IN_COMMAND = /\\\w*quote\*?(?:\s*(?:\[[^\][]*\]|\{[^{}]*\}))*\s*\{\s*$/

/** What is found wrong with the quotation as it is now. */
async function remarkOn(
  context: Context,
  document: DraftDocument,
  place: Span,
  token: CancellationToken,
): Promise<string | undefined> {
  const quotation = document.draft.quotations.find(one => overlaps(one, place))
  if (!quotation) return t`What is left is read as a quotation no more.`
  const { findings } = await checkDraft(context, document, token)
  const own = findings.filter(finding => overlaps(finding, quotation) && TOLD.has(finding.code))
  return own.length > 0 ? own.map(({ message }) => message).join(' ') : undefined
}

/** What an omission may bring about. */
const TOLD: ReadonlySet<string> = new Set([
  'risky-elision',
  'altered-quotation',
  'altered-punctuation',
  'misattributed',
  'not-found',
  'style-alteration',
])
