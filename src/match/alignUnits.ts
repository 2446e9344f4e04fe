import { append } from '../base/lists.ts'
import { hashOf } from '../base/words.ts'
import { anchors } from './anchors.ts'
import { isSameWord, likenessOf } from './sameWord.ts'
import type { Unit } from './units.ts'

/**
 * What a step of the alignment costs. As many equal words as possible explain a quotation best, and among such
 * explanations the one with the fewest changes.
 */
const COST = {
  same: -1.5,
  nearlySame: -1.4,
  alike: 0.9,
  replace: 1,
  insert: 1.02,
  delete: 0.75,
  marked: 0.001,
}
/** Longer stretches are first held together by the runs of words that both have. */
const MOST_CELLS = 60_000
/** What still cannot be aligned between two such runs counts as replaced as a whole. */
const MOST_CELLS_BETWEEN = 4_000_000

/** A pair of the alignment; `undefined` where one side has nothing. */
export interface Step {
  readonly draft: Unit | undefined
  readonly source: Unit | undefined
}

/**
 * The cheapest way to make the draft's words out of the source's, whose words before the first and after the last
 * one needed cost nothing and are left out.
 */
export function alignUnits(draft: readonly Unit[], source: readonly Unit[]): Step[] {
  const run = plainRun(draft, source)
  if (run) return run
  return trimmed(
    draft.length * source.length <= MOST_CELLS ? alignAll(draft, source) : alignLong(draft, source),
  )
}

/** Where the source has the draft's words one after another, as it mostly does. */
function plainRun(draft: readonly Unit[], source: readonly Unit[]): Step[] | undefined {
  for (let from = 0; from + draft.length <= source.length; from++) {
    if (draft.every((unit, i) => isSameWord(unit, source[from + i]!)))
      return draft.map((unit, i) => ({ draft: unit, source: source[from + i]! }))
    // Only what stands beside the passage is tried: elsewhere the cheapest way is looked for.
    if (from === MOST_BESIDE) return undefined
  }
  return undefined
}

const MOST_BESIDE = 8

function alignLong(draft: readonly Unit[], source: readonly Unit[]): Step[] {
  const hashes = (units: readonly Unit[]) => units.map(unit => hashOf(unit.word.toLowerCase()))
  const runs = anchors(hashes(draft), hashes(source))
  const first = runs[0]
  if (!first) return between(draft, source)
  // Around the first and last run as many words are looked at as the draft has there.
  const reach = (words: number) => words * 2 + 8
  const steps: Step[] = []
  let [d, s] = [0, Math.max(0, first.b - reach(first.a))]
  for (const run of runs) {
    append(steps, between(draft.slice(d, run.a), source.slice(s, run.b), { freeStart: d === 0 }))
    for (let k = 0; k < run.length; k++) steps.push({ draft: draft[run.a + k], source: source[run.b + k] })
    ;[d, s] = [run.a + run.length, run.b + run.length]
  }
  const rest = draft.slice(d)
  return [...steps, ...between(rest, source.slice(s, s + reach(rest.length)), { freeEnd: true })]
}

function between(draft: readonly Unit[], source: readonly Unit[], ends: Ends = {}): Step[] {
  if (draft.length * source.length <= MOST_CELLS_BETWEEN) return alignAll(draft, source, ends)
  return [
    ...draft.map(unit => ({ draft: unit, source: undefined })),
    ...source.map(unit => ({ draft: undefined, source: unit })),
  ]
}

/** Where words of the source cost nothing: before the draft's first, after its last. */
interface Ends {
  readonly freeStart?: boolean
  readonly freeEnd?: boolean
}

const PAIR = 1
const INSERT = 2
const OMIT = 3

function alignAll(
  draft: readonly Unit[],
  source: readonly Unit[],
  { freeStart = false, freeEnd = false }: Ends = { freeStart: true, freeEnd: true },
): Step[] {
  const width = source.length + 1
  const cost = new Float64Array((draft.length + 1) * width)
  const how = new Uint8Array((draft.length + 1) * width).fill(OMIT, 0, width)
  if (!freeStart) for (let j = 1; j < width; j++) cost[j] = cost[j - 1]! + COST.delete
  for (let i = 1; i <= draft.length; i++) {
    const unit = draft[i - 1]!
    const next = draft[i]
    const insertion = unit.bracket === undefined ? COST.insert : COST.marked
    const isMarked = unit.bracket !== undefined || next?.bracket !== undefined
    const omission = i === draft.length && freeEnd ? 0 : isMarked ? COST.marked : COST.delete
    cost[i * width] = cost[(i - 1) * width]! + insertion
    how[i * width] = INSERT
    for (let j = 1; j < width; j++) {
      const at = i * width + j
      const paired = cost[at - width - 1]! + pairing(unit, source[j - 1]!)
      const inserted = cost[at - width]! + insertion
      const omitted = cost[at - 1]! + omission
      const least = Math.min(paired, inserted, omitted)
      cost[at] = least
      how[at] = least === paired ? PAIR : least === inserted ? INSERT : OMIT
    }
  }
  const steps: Step[] = []
  for (let i = draft.length, j = width - 1; i > 0 || j > 0; ) {
    const step = i === 0 ? OMIT : how[i * width + j]!
    if (step !== OMIT) i--
    if (step !== INSERT) j--
    steps.push({
      draft: step === OMIT ? undefined : draft[i],
      source: step === INSERT ? undefined : source[j],
    })
  }
  return steps.reverse()
}

function pairing(draft: Unit, source: Unit): number {
  const isOwn = draft.bracket !== undefined && source.bracket === undefined
  // Words in brackets are the writer's: that the source has them somewhere near says nothing.
  if (isOwn) return isSameWord(draft, source) ? 0 : COST.marked * 3
  if (draft.word === source.word && draft.partial === source.partial) return COST.same
  if (likenessOf(draft, source) !== 'other') return COST.nearlySame
  return draft.word[0] === source.word[0] ? COST.alike : COST.replace
}

/** Without the words of the source at either end that are none of the quotation's business. */
function trimmed(steps: readonly Step[]): Step[] {
  const first = steps.findIndex(step => step.draft)
  const last = steps.findLastIndex(step => step.draft)
  return first < 0 ? [] : steps.slice(first, last + 1)
}
