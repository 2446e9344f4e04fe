import { t } from '../base/l10n.ts'
import { overlaps, type Span } from '../base/span.ts'
import { draftStyle } from '../draft/draftStyle.ts'
import { type MarkStyle, outerPairs, styleOfLanguage, turned } from '../draft/markStyle.ts'
import type { Quotation } from '../draft/model.ts'
import type { DraftDocument } from './context.ts'
import type { Conversion } from './convert.ts'
import { enclosedAt } from './convert.ts'

export type Marks = 'typographic' | 'straight'

const STRAIGHT: MarkStyle = { outer: ['"', '"'], inner: ["'", "'"] }

/**
 * Gives quotations other marks: those of the draft's language, or straight ones. Of a selection those in it, of a
 * cursor in a quotation that one, else all of the draft. Commands and block quotes keep what they have.
 */
export function convertMarks(document: DraftDocument, selection: Span, marks: Marks): Conversion {
  const { language, text, draft } = document
  const style = marks === 'straight' ? STRAIGHT : typographic(language, text)
  const own = selection.start === selection.end ? enclosedAt(document, selection.start) : undefined
  const meant = own
    ? [own.quotation]
    : draft.quotations.filter(one => selection.start === selection.end || overlaps(one, selection))
  const edits = meant.filter(({ kind }) => kind === 'inline').flatMap(one => remarked(text, one, style))
  return edits.length > 0 ? { edits } : { refused: t`All quotation marks are like that already.` }
}

/** The marks of the language; of LaTeX, its own way of writing those of English. */
function typographic(language: string, text: string): MarkStyle {
  const style = styleOfLanguage(draftStyle(language, text).language)
  return language === 'latex' && style.outer[0] === '“' ? { outer: ['``', "''"], inner: ['`', "'"] } : style
}

/** The words of each piece between marks, with other ones around and within. */
function remarked(text: string, { spans }: Quotation, style: MarkStyle) {
  return spans.flatMap(({ start, end }) => {
    const pair = outerPairs.find(
      ([open, close]) => text.startsWith(open, start - open.length) && text.startsWith(close, end),
    )
    if (!pair) return []
    const [open, close] = pair
    const whole = { start: start - open.length, end: end + close.length }
    const words = turned(text.slice(start, end), style)
    const newText = style.outer[0] + withApostrophes(words, style) + style.outer[1]
    return newText === text.slice(whole.start, whole.end) ? [] : [{ ...whole, newText }]
  })
}

/** An apostrophe is a mark as well. LaTeX makes a typographic one of the straight one. */
function withApostrophes(words: string, { outer }: MarkStyle): string {
  const isStraight = outer[0] === '"' || outer[0] === '``'
  return isStraight
    ? words.replace(/(?<=\p{L})’(?=\p{L})/gu, "'")
    : words.replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
}
