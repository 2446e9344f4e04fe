import { t } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import type { Quotation } from '../draft/model.ts'
import { type Writer, writerFor } from '../draft/writers.ts'
import { isLikeTypingError } from '../match/typingError.ts'
import type { Finding, Fix, QuotationDifference, QuotationMatch } from './finding.ts'

/** More differences than this in one quotation are told in one finding. */
const MANY_DIFFERENCES = 3
/** So few words may be marked as the writer's own by brackets. */
const MOST_BRACKETED = 4

/** What is to be said of an altered quotation: a finding for each difference, or one for all where they are many. */
export function differenceFindings(
  quotation: Quotation,
  differences: readonly QuotationDifference[],
  match: QuotationMatch,
  where: string,
  language: string,
): Finding[] {
  const writer = writerFor(language)
  const isPunctuation = differences.every(difference => difference.op === 'punctuation')
  const common = {
    code: isPunctuation ? 'altered-punctuation' : 'altered-quotation',
    severity: isPunctuation ? 'warning' : 'error',
    related: { uri: match.uri, span: match, message: t`The passage in the source` },
  } as const
  const restoreAll = {
    title: t`Restore the wording of the source`,
    edits: differences.flatMap(one => restore(one, writer)),
  }
  if (differences.length > MANY_DIFFERENCES) {
    const told = differences.slice(0, MANY_DIFFERENCES).map(wordings).join('; ')
    const more = differences.length - MANY_DIFFERENCES
    const message = t`Not what ${where} says in ${differences.length} places: ${told}; and ${more} more.`
    return [{ ...common, start: quotation.start, end: quotation.end, message, fixes: [restoreAll] }]
  }
  return differences.map(difference => ({
    ...common,
    ...underlined(difference, quotation),
    message: t`Not what ${where} says: ${wordings(difference)}.`,
    fixes: [
      { title: restoreTitle(difference), edits: restore(difference, writer) },
      ...mark(difference, writer),
      ...sic(difference, writer),
      ...(differences.length > 1 ? [restoreAll] : []),
    ],
  }))
}

/** Both wordings, the draft's first. */
export function wordings({ op, source, draft }: QuotationDifference): string {
  if (op === 'insert') return t`${shown(draft)} is not in the source`
  if (op === 'delete') return t`${shown(source)} is left out without a mark`
  if (op === 'punctuation') return t`${punctuation(draft)} here, ${punctuation(source)} in the source`
  return t`${shown(draft)} here, ${shown(source)} in the source`
}

/** Longer wordings are told by their beginning and end. */
const LONGEST_SHOWN = 160

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const half = LONGEST_SHOWN / 2 - 2
  return t`“${line.length <= LONGEST_SHOWN ? line : `${line.slice(0, half)} … ${line.slice(-half)}`}”`
}

function punctuation(text: string): string {
  return text.trim() === '' ? t`no punctuation` : t`“${text.trim()}”`
}

function restoreTitle({ op, source, draft }: QuotationDifference): string {
  if (op === 'insert') return t`Remove ${shown(draft)}`
  if (op === 'delete') return t`Put ${shown(source)} back`
  if (op === 'punctuation') return t`Restore the punctuation of the source`
  return t`Restore ${shown(source)}`
}

function restore({ op, source, start, end }: QuotationDifference, writer: Writer): Fix['edits'] {
  const words = writer.words(source.replace(/\s+/g, ' '))
  return [{ start, end, newText: op === 'delete' ? `${words.trim()} ` : words }]
}

/** A change that the writer wants can be shown to the reader. */
function mark({ op, draft, start, end }: QuotationDifference, { brackets }: Writer): Fix[] {
  const [open, close] = brackets
  if (op === 'delete')
    return ['…', `${open}…${close}`].map(sign => ({
      title: t`Mark the omission with ${sign.replaceAll('\\', '')}`,
      edits: [{ start, end, newText: `${sign} ` }],
    }))
  if (op === 'punctuation' || draft.split(/\s+/).length > MOST_BRACKETED) return []
  const edits = [
    { start, end: start, newText: open },
    { start: end, end, newText: close },
  ]
  return [{ title: t`Mark ${shown(draft)} as yours: [${draft}]`, edits }]
}

/** A mistake of the source that the draft has put right can be given as it is, and said to be the source's. */
function sic({ op, source, draft, start, end }: QuotationDifference, { words, brackets }: Writer): Fix[] {
  if (op !== 'replace' || !isLikeTypingError(source, draft)) return []
  const newText = `${words(source)} ${brackets[0]}sic${brackets[1]}`
  return [{ title: t`Restore ${shown(source)} and add [sic]`, edits: [{ start, end, newText }] }]
}

/** An underline needs something to stand under: for words left out, the words around the place. */
function underlined(difference: Span, { map }: Quotation): Span {
  if (difference.end > difference.start) return { start: difference.start, end: difference.end }
  const at = map.fromRaw(difference).start
  const before = /\S*\s*$/.exec(map.text.slice(0, at))![0]
  const after = /^\s*\S*/.exec(map.text.slice(at))![0]
  return map.toRaw({ start: at - before.length, end: at + after.length })
}
