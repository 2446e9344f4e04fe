import type { IndexView } from '../index/passageIndex.ts'
import type { Effort } from './candidates.ts'
import type { Group } from './lookup.ts'

/** The weights of a query's words sum to this: what a block has of them is a byte. */
const FULL = 250
/** Words that make up such a share are enough to take up a block; the commoner rest counts in these blocks only. */
const OPENING = 0.6

/** How much of a query each block has. Holds until the next call of `sumBlocks`; `clear` it before. */
export interface BlockSums {
  /** The sum of each block, numbered over all segments. Few are not zero. */
  readonly sums: Uint8Array
  /** The blocks that have a sum, the first `count` of these. */
  readonly touched: Uint32Array
  readonly count: number
  /** The largest sum. */
  readonly most: number
  /** Whether all lists were read to their ends. */
  readonly complete: boolean
}

let sums = new Uint8Array(0)
let touched = new Uint32Array(0)

/** Adds up, for each block, the weights of the query's words in it, rarest first. */
export function sumBlocks(view: IndexView, groups: readonly Group[], effort: Effort): BlockSums {
  const blocks = view.firstBlocks.at(-1)!
  if (sums.length < blocks) sums = new Uint8Array(blocks + (blocks >> 3))
  const listed = groups.filter(group => group.cost > 0).sort((a, b) => a.cost - b.cost)
  // The rarest word is always read, in the order of the library as far as the budget goes.
  const budget = effort.postings
  const enough = listed.reduce((sum, { rarity }) => sum + rarity, 0) * effort.share
  let spent = 0
  let chosen = 0
  let total = 0
  while (
    chosen < listed.length &&
    total < enough &&
    (chosen === 0 || spent + listed[chosen]!.cost <= budget)
  ) {
    spent += listed[chosen]!.cost
    total += listed[chosen++]!.rarity
  }
  const room = Math.min(spent, blocks)
  if (touched.length < room) touched = new Uint32Array(room + (room >> 3))
  let count = 0
  let read = 0
  for (let g = 0; g < chosen; g++) {
    const { rarity, lists } = listed[g]!
    const opens = read < total * OPENING
    read += rarity
    const weight = Math.max(1, Math.floor((rarity / total) * FULL))
    let rest = budget
    for (const { segment, start, end } of lists) {
      const { postings } = view.segments[segment]!
      const stop = Math.min(end, start + rest)
      count = addList(postings, start, stop, view.firstBlocks[segment]!, weight, opens, count)
      rest -= stop - start
    }
  }
  let most = 0
  for (let k = 0; k < count; k++) if (sums[touched[k]!]! > most) most = sums[touched[k]!]!
  return { sums, touched, count, most, complete: chosen === listed.length && spent <= budget }
}

/** Sets all sums to zero again. */
export function clear({ count }: BlockSums): void {
  for (let k = 0; k < count; k++) sums[touched[k]!] = 0
}

/** The same loop as `readBlocks`, which would have to write the blocks down first. */
function addList(
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  weight: number,
  opens: boolean,
  touchedCount: number,
): number {
  let count = touchedCount
  let block = base - 1
  for (let at = start; at < end; ) {
    let distance = bytes[at++]!
    if (distance >= 0x80) {
      distance &= 0x7f
      let shift = 7
      let more = bytes[at++]!
      for (; more >= 0x80; more = bytes[at++]!) {
        distance |= (more & 0x7f) << shift
        shift += 7
      }
      distance |= more << shift
    }
    block += distance
    const sum = sums[block]!
    if (sum === 0) {
      if (!opens) continue
      touched[count++] = block
    }
    sums[block] = sum + weight > 0xff ? 0xff : sum + weight
  }
  return count
}
