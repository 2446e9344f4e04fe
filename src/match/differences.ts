import type { Step } from './compare.ts'
import type { Unit, Units } from './units.ts'
import type { Difference } from './verdict.ts'

/** Final marks that may be dropped, moved or exchanged for one another. */
const FINAL = /^[.,;:—]*$/

/** What an alignment shows: differences that nothing in the draft marks, and alterations that are accepted. */
export function differencesOf(
  draftText: string,
  draft: Units,
  sourceText: string,
  source: Units,
  steps: readonly Step[],
): { differences: Difference[]; alterations: string[] } {
  const differences: Difference[] = []
  const alterations = new Set<string>()
  const quote = (words: string) => `“${words.replace(/\s+/g, ' ')}”`

  for (let from = 0; from < steps.length; ) {
    let to = from
    while (to < steps.length && !isPair(draft, source, steps[to]!)) to++
    if (to > from) {
      const difference = describe(draftText, draft, sourceText, source, steps, from, to)
      const mark = markOf(draft, steps, from, to)
      if (mark === undefined) differences.push(difference)
      else
        alterations.add(
          mark === 'ellipsis' ? `left out ${quote(difference.source)}` : `put in ${quote(difference.draft)}`,
        )
      from = to
      continue
    }
    const [d, s] = steps[from] as readonly [number, number]
    const [unit, other] = [draft.list[d]!, source.list[s]!]
    if (unit.word !== other.word) {
      if (isOtherWord(unit.word, other.word)) {
        differences.push(describe(draftText, draft, sourceText, source, steps, from, from + 1))
      } else alterations.add(`capitals: ${quote(unit.word)} for ${quote(other.word)}`)
    }
    if (unit.hasBracketedCapital)
      alterations.add(`bracketed capital in ${quote(draftText.slice(unit.start, unit.end))}`)
    const before = steps[from - 1]
    const isNext = before?.[0] === d - 1 && before[1] === s - 1 && isPair(draft, source, before)
    if (
      isNext &&
      !unit.isElided &&
      unit.gap !== other.gap &&
      !unit.isBracketed &&
      !draft.list[d - 1]!.isBracketed
    ) {
      differences.push(
        describePunctuation(draftText, draft.list[d - 1]!, unit, sourceText, source.list[s - 1]!, other),
      )
    } else if (isNext && unit.isElided && unit.gap !== other.gap) alterations.add('an ellipsis')
    from++
  }
  compareEnd(draftText, draft, sourceText, source, steps, differences, alterations)
  return { differences, alterations: [...alterations] }
}

function isPair(draft: Units, source: Units, [d, s]: Step): boolean {
  if (d === undefined || s === undefined) return false
  return draft.list[d]!.word.toLowerCase() === source.list[s]!.word.toLowerCase()
}

/** `US` is not `us`: capitals make another word where one side is all capitals and the other is not. */
function isOtherWord(a: string, b: string): boolean {
  const isAllCapitals = (word: string) =>
    word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
  return isAllCapitals(a) !== isAllCapitals(b)
}

/** How the draft marks a run of changes, if it marks all of it. */
function markOf(
  draft: Units,
  steps: readonly Step[],
  from: number,
  to: number,
): 'ellipsis' | 'brackets' | undefined {
  const own = steps.slice(from, to).flatMap(([d]) => (d === undefined ? [] : [draft.list[d]!]))
  if (own.length > 0) return own.every(unit => unit.isBracketed) ? 'brackets' : undefined
  const next = steps[to]?.[0]
  return next !== undefined && draft.list[next]!.isElided ? 'ellipsis' : undefined
}

function describe(
  draftText: string,
  draft: Units,
  sourceText: string,
  source: Units,
  steps: readonly Step[],
  from: number,
  to: number,
): Difference {
  const run = steps.slice(from, to)
  const draftSpan = spanOf(
    draft.list,
    run.map(step => step[0]),
    steps[from - 1]?.[0],
    steps[to]?.[0],
  )
  const sourceSpan = spanOf(
    source.list,
    run.map(step => step[1]),
    steps[from - 1]?.[1],
    steps[to]?.[1],
  )
  const draftWords = draftText.slice(draftSpan.start, draftSpan.end)
  const sourceWords = sourceText.slice(sourceSpan.start, sourceSpan.end)
  const op = draftWords === '' ? 'delete' : sourceWords === '' ? 'insert' : 'replace'
  return { op, source: sourceWords, draft: draftWords, draftSpan, sourceSpan }
}

/** The hull of some units, or, where there are none, the empty place before the next or after the one before. */
function spanOf(
  units: readonly Unit[],
  numbers: readonly (number | undefined)[],
  before: number | undefined,
  after: number | undefined,
): { start: number; end: number } {
  const there = numbers.filter(number => number !== undefined)
  if (there.length > 0) return { start: units[there[0]!]!.start, end: units[there.at(-1)!]!.end }
  const place = after !== undefined ? units[after]!.start : before !== undefined ? units[before]!.end : 0
  return { start: place, end: place }
}

function describePunctuation(
  draftText: string,
  draftBefore: Unit,
  draftAfter: Unit,
  sourceText: string,
  sourceBefore: Unit,
  sourceAfter: Unit,
): Difference {
  // A hyphen or space makes another word, and shows only together with its neighbours.
  const joins = (gap: string) => gap === '' || gap === '-' || gap === '‐'
  const isWord = joins(draftAfter.gap) && joins(sourceAfter.gap)
  const draftSpan = isWord
    ? { start: draftBefore.start, end: draftAfter.end }
    : { start: draftBefore.end, end: draftAfter.start }
  const sourceSpan = isWord
    ? { start: sourceBefore.start, end: sourceAfter.end }
    : { start: sourceBefore.end, end: sourceAfter.start }
  return {
    op: isWord ? 'replace' : 'punctuation',
    source: sourceText.slice(sourceSpan.start, sourceSpan.end),
    draft: draftText.slice(draftSpan.start, draftSpan.end),
    draftSpan,
    sourceSpan,
  }
}

function compareEnd(
  draftText: string,
  draft: Units,
  sourceText: string,
  source: Units,
  steps: readonly Step[],
  differences: Difference[],
  alterations: Set<string>,
): void {
  const last = steps.at(-1)
  if (!last || last[0] === undefined || last[1] === undefined || draft.endsElided) return
  const next = source.list[last[1] + 1]
  const sourceEnd = next ? next.gap : source.end
  if (draft.end === sourceEnd) return
  if (FINAL.test(draft.end) && (draft.end === '' || FINAL.test(sourceEnd) || draft.end === ',')) {
    if (draft.end !== '') alterations.add('final punctuation')
    return
  }
  const start = draft.list[last[0]]!.end
  const sourceStart = source.list[last[1]]!.end
  // The source's own closing marks are not part of its wording here.
  const sourceWords = sourceText
    .slice(sourceStart, next?.start ?? sourceText.length)
    .replace(/[\s"'“”‘’«»]+$/, '')
  differences.push({
    op: 'punctuation',
    source: sourceWords,
    draft: draftText.slice(start),
    draftSpan: { start, end: draftText.length },
    sourceSpan: { start: sourceStart, end: sourceStart + sourceWords.length },
  })
}
