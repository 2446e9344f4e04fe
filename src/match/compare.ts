import type { Span } from '../base/span.ts'
import { differencesOf } from './differences.ts'
import { type Unit, unitsOf } from './units.ts'
import type { Comparison } from './verdict.ts'

/** What a step of the alignment costs. Equal words are free; the fewest changes explain a quotation best. */
const COST = { case: 0.1, replace: 1, insert: 1.02, delete: 1.01, marked: 0.001 }

/** So many words of the source beyond `around` are looked at on each side, besides as many as the quotation has. */
const MARGIN_WORDS = 3

/** A pair of the alignment: numbers of units; `undefined` where one side has nothing. */
export type Step = readonly [draft: number | undefined, source: number | undefined]

/**
 * Compares every word and every mark of a quotation with its source. `around` is where the quotation was found,
 * roughly; the exact place is part of the answer. `undefined` when the quotation has no words.
 */
export function compare(sourceText: string, quotation: string, around: Span): Comparison | undefined {
  const draft = unitsOf(quotation, true)
  if (draft.list.length === 0) return undefined
  const window = windowOf(sourceText, around, draft.list.length)
  const source = unitsOf(sourceText.slice(window.start, window.end), false)
  const steps = alignUnits(draft.list, source.list)
  const matched = steps.filter(
    (step): step is readonly [number, number] => step[0] !== undefined && step[1] !== undefined,
  )
  if (matched.length === 0) return undefined

  const { differences, alterations } = differencesOf(
    quotation,
    draft,
    sourceText.slice(window.start, window.end),
    source,
    steps,
  )
  const span = {
    start: window.start + source.list[matched[0]![1]]!.start,
    end: window.start + source.list[matched.at(-1)![1]]!.end,
  }
  const own = draft.list.filter(unit => !unit.isBracketed)
  const same = matched.filter(
    ([d, s]) => !draft.list[d]!.isBracketed && isSame(draft.list[d]!, source.list[s]!),
  ).length
  const isVerbatim = () => sourceText.startsWith(quotation, span.start - draft.list[0]!.start)
  return {
    verdict:
      differences.length > 0
        ? 'altered'
        : alterations.length > 0
          ? 'editorial'
          : isVerbatim()
            ? 'verbatim'
            : 'typographic',
    span,
    differences: differences.map(difference => ({
      ...difference,
      sourceSpan: {
        start: difference.sourceSpan.start + window.start,
        end: difference.sourceSpan.end + window.start,
      },
    })),
    alterations,
    agreement: own.length === 0 ? 0 : Math.min(1, same / own.length),
  }
}

/** Whether two words are the same but for capitals. */
export function isSame(draft: Unit, source: Unit): boolean {
  return draft.word === source.word || draft.word.toLowerCase() === source.word.toLowerCase()
}

/** Some words more than `around`, cut at white space. */
function windowOf(text: string, around: Span, words: number): Span {
  const margin = (words + MARGIN_WORDS) * 8
  const start = around.start <= margin ? 0 : text.indexOf(' ', around.start - margin)
  const end = text.lastIndexOf(' ', around.end + margin)
  return {
    start: start < 0 || start > around.start ? around.start : start,
    end: around.end + margin >= text.length ? text.length : Math.max(end, around.end),
  }
}

/** The cheapest way to make the draft's words out of the source's, whose words before and after cost nothing. */
function alignUnits(draft: readonly Unit[], source: readonly Unit[]): Step[] {
  const width = source.length + 1
  const cost = new Float64Array((draft.length + 1) * width)
  const how = new Uint8Array((draft.length + 1) * width)
  for (let i = 1; i <= draft.length; i++) {
    const unit = draft[i - 1]!
    const insertion = unit.isBracketed ? COST.marked : COST.insert
    cost[i * width] = cost[(i - 1) * width]! + insertion
    how[i * width] = 2
    const next = draft[i]
    const isMarked = unit.isBracketed || next?.isBracketed || next?.isElided
    const omission = i === draft.length ? 0 : isMarked ? COST.marked : COST.delete
    for (let j = 1; j < width; j++) {
      const at = i * width + j
      const other = source[j - 1]!
      const pairing =
        unit.word === other.word
          ? 0
          : isSame(unit, other)
            ? COST.case
            : unit.isBracketed
              ? COST.marked * 3
              : COST.replace
      const paired = cost[at - width - 1]! + pairing
      const inserted = cost[at - width]! + insertion
      const omitted = cost[at - 1]! + omission
      const least = Math.min(paired, inserted, omitted)
      cost[at] = least
      how[at] = least === paired ? 1 : least === inserted ? 2 : 3
    }
  }
  const steps: Step[] = []
  let i = draft.length
  let j = width - 1
  // Words of the source after the quotation's last are none of its business.
  while (j > 0 && how[i * width + j] === 3) j--
  while (i > 0) {
    const step = how[i * width + j]
    steps.unshift([step === 3 ? undefined : i - 1, step === 2 ? undefined : j - 1])
    if (step !== 3) i--
    if (step !== 2) j--
  }
  return steps
}
