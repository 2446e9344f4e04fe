import { t } from '../base/l10n.ts'
import { hull } from '../base/span.ts'
import { writeLocator } from '../draft/locator.ts'
import { pointedAt, verdictOf } from './atOffset.ts'
import type { Context, DraftDocument } from './context.ts'

/** A quotation and what its source has, as two texts to be laid side by side. */
export interface SideBySide {
  readonly title: string
  readonly source: string
  readonly quotation: string
}

/** The quotation at an offset beside its source; `undefined` where there is none, or nothing like it in a source. */
export async function comparison(
  context: Context,
  document: DraftDocument,
  offset: number,
): Promise<SideBySide | undefined> {
  const pointed = pointedAt(document, offset)
  const checked = pointed?.kind === 'quotation' ? await verdictOf(context, pointed.quotation) : undefined
  const source = checked?.match && context.library.byUri(checked.match.uri)
  const text = source && (await context.library.text(source))
  if (!checked?.match || !text) return undefined
  const { citekey, locator, spans } = checked.match
  const passage = text.map.fromRaw(hull(spans))
  const where = locator ? `${citekey}, ${writeLocator(locator)}` : citekey
  return {
    title: t`Quotation and source: ${where}`,
    source: inLines(text.map.text.slice(passage.start, passage.end)),
    quotation: inLines(checked.text),
  }
}

/** A clause a line, so that what differs is seen beside what it differs from. */
function inLines(text: string): string {
  return `${text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[.,;:!?…][”’"']?) /g, '\n')
    .trim()}\n`
}
