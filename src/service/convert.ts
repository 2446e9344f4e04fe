import { endOfLast } from '../base/ends.ts'
import { t } from '../base/l10n.ts'
import { touches } from '../base/span.ts'
import { draftStyle } from '../draft/draftStyle.ts'
import { type Enclosure, enclosureOf, type QuotationForm } from '../draft/enclosure.ts'
import { turned } from '../draft/markStyle.ts'
import type { Quotation } from '../draft/model.ts'
import { parseDraft } from '../draft/parse.ts'
import { oneLine } from '../draft/write.ts'
import { write, writeCitation } from '../draft/writeInsertion.ts'
import type { Context, DraftDocument } from './context.ts'
import type { Fix } from './finding.ts'
import { contentOf } from './insertion.ts'
import { spaced } from './position.ts'

/** A change of a draft that the writer asked for, or why it cannot be made: a sentence for the writer. */
export type Conversion =
  | { readonly edits: Fix['edits']; readonly remark?: string }
  | { readonly refused: string }

/** Stands for the words while they are put into another form: no markup takes it for anything. */
const PLACE = 'VerbatimWords'

/** Writes the quotation at an offset in another form, its words and what they cite unchanged. */
export function convert(
  context: Context,
  document: DraftDocument,
  offset: number,
  form: QuotationForm,
): Conversion {
  const { language, text } = document
  const found = enclosedAt(document, offset)
  if (!found) return { refused: t`Put the cursor into a quotation that stands in one piece.` }
  const { quotation, enclosure } = found
  if (enclosure.form === form) return { refused: t`The quotation has this form already.` }
  if (form === 'footnote' && !enclosure.holdsCitation)
    return { refused: t`The quotation has no citation behind it that could go into a note.` }
  const written = inForm(context, document, quotation, enclosure, form)
  const { start, end, before, after } = surroundings(text, enclosure, form)
  const newText = spaced({ text: written, stops: [] }, form, before, after).text
  const result = parseDraft(language, before + newText + after)
  const isKept = result.quotations.some(one => isSame(one, quotation, enclosure))
  return isKept
    ? { edits: [{ start, end, newText }] }
    : { refused: t`This quotation cannot be written in that form here.` }
}

/** The forms into which the quotation at an offset can be converted. */
export function conversionsAt(context: Context, document: DraftDocument, offset: number): QuotationForm[] {
  const forms: readonly QuotationForm[] = ['inline', 'block', 'footnote']
  return enclosedAt(document, offset)
    ? forms.filter(form => 'edits' in convert(context, document, offset, form))
    : []
}

/** The innermost quotation that the cursor touches, its marks and citation included. */
export function enclosedAt(
  { language, text, draft }: DraftDocument,
  offset: number,
): { quotation: Quotation; enclosure: Enclosure } | undefined {
  for (const quotation of draft.quotations.toReversed()) {
    if (quotation.start > offset + text.length) continue
    const enclosure = enclosureOf(language, text, quotation)
    if (enclosure && touches(enclosure.whole, offset)) return { quotation, enclosure }
  }
  return undefined
}

function inForm(
  { library, settings }: Context,
  { language, text }: DraftDocument,
  { citation }: Quotation,
  { holdsCitation, paragraphs, form: from }: Enclosure,
  form: QuotationForm,
): string {
  const style = draftStyle(language, text)
  const { templates } = settings.insert
  const item = holdsCitation ? citation?.items[0] : undefined
  const isPlain = item !== undefined && citation?.items.length === 1 && !item.prefix && !item.suffix
  // A command that names the source itself has no room for what else the citation says.
  const plainStyle = isPlain || style.dialect !== 'csquotes' ? style : { ...style, dialect: 'latex' }
  const citekey = item?.citekey ?? 'none'
  const known = library.byCitekey(citekey)[0] ?? library.entry(citekey)
  const places = (form === 'block' ? paragraphs : ['']).map((_, i) => `${PLACE}${i}x`)
  const content = contentOf(
    citekey,
    known?.item ?? { id: citekey, type: 'document' },
    citekey,
    item?.locator,
    places,
    undefined,
  )
  const template = write(content, form, plainStyle, templates).text
  const own = writeCitation(plainStyle.dialect, citekey, item?.locator, templates)
  const cited =
    item === undefined
      ? template.replace(new RegExp(`\\s?${escapeRegExp(own)}`), '')
      : isPlain
        ? template
        : template.replace(own, () => text.slice(citation!.start, citation!.end))
  const { outer, inner } = style.marks
  const asWritten = form === 'block' ? paragraphs : [paragraphs.join(' ')]
  const marks = form === 'block' ? { outer: inner, inner: outer } : style.marks
  const isTurned = (form === 'block') !== (from === 'block')
  return asWritten.reduce(
    (result, words, i) => result.replace(`${PLACE}${i}x`, () => (isTurned ? turned(words, marks) : words)),
    cited,
  )
}

/** What is replaced, and what the draft has around that: a block needs no full stop behind it. */
function surroundings(text: string, { whole, form: from }: Enclosure, form: QuotationForm) {
  let { start, end } = whole
  if (form === 'block') {
    start = endOfLast(text.slice(0, start), /[\S\n]/)
    end += /^[.,;]?[^\S\n]*/.exec(text.slice(end))![0].length
  } else if (from === 'block' && /[:,]$/.test(text.slice(0, start).trimEnd())) {
    // What introduces the quotation goes on with it.
    start = text.slice(0, start).trimEnd().length
  }
  return { start, end, before: text.slice(0, start), after: text.slice(end) }
}

function isSame(one: Quotation, before: Quotation, { holdsCitation }: Enclosure): boolean {
  const letters = (quotation: Quotation) => oneLine(quotation.map.text).replace(/[^\p{L}\p{N} ]/gu, '')
  const keys = ({ citation }: Quotation) => citation?.items.map(({ citekey }) => citekey).join(' ')
  return letters(one) === letters(before) && (!holdsCitation || keys(one) === keys(before))
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
