import type { IndexView } from '../index/passageIndex.ts'
import type { BlockSums } from './blockSums.ts'

/** A window is read if its sum is such a share of the largest: below half, as a passage may lie across two. */
const LEAST_WINDOW = 0.4
/** A window starts at a block with at least such a share of the least sum, divided among its blocks. */
const LEAST_START = 0.5

export interface Windows {
  /** The first block of each window, in source order. */
  readonly starts: Uint32Array
  /** Whether no other window had as much. */
  readonly complete: boolean
}

let starts = new Uint32Array(0)
let windowSums = new Uint16Array(0)

/** The windows of so many blocks that have most of the query, `most` of them; ties in source order. */
export function densestWindows(
  { docStarts }: IndexView,
  found: BlockSums,
  windowBlocks: number,
  most: number,
  allowed?: Uint8Array,
): Windows {
  const { sums, touched, count } = found
  if (starts.length < count) {
    starts = new Uint32Array(count + (count >> 3))
    windowSums = new Uint16Array(starts.length)
  }
  const leastStart = (found.most * LEAST_WINDOW * LEAST_START) / windowBlocks
  const histogram = new Uint32Array(0xff * windowBlocks + 1)
  let best = 0
  let kept = 0
  for (let k = 0; k < count; k++) {
    const block = touched[k]!
    if (sums[block]! < leastStart || (allowed && allowed[block] === 0)) continue
    const sum = windowSum(sums, docStarts, block, windowBlocks)
    histogram[sum]!++
    if (sum > best) best = sum
    starts[kept] = block
    windowSums[kept++] = sum
  }
  const lowest = Math.max(1, Math.floor(best * LEAST_WINDOW))
  let least = best + 1
  let taken = 0
  while (least > lowest && taken < most) taken += histogram[--least]!
  // Those with the least sum fill what the better ones leave, in source order.
  const chosen = new Uint32Array(taken)
  let better = 0
  for (let k = 0; k < kept; k++) if (windowSums[k]! > least) chosen[better++] = starts[k]!
  let all = better
  for (let k = 0; k < kept; k++) if (windowSums[k] === least) chosen[all++] = starts[k]!
  chosen.subarray(better).sort()
  const complete = taken <= most && least === lowest
  return {
    starts: withoutNeighbours(chosen.subarray(0, most).sort(), found, docStarts, windowBlocks),
    complete,
  }
}

/** A window is read together with the block before it: of two neighbours the better one is enough. */
function withoutNeighbours(
  chosen: Uint32Array,
  { sums }: BlockSums,
  docStarts: Uint8Array,
  windowBlocks: number,
): Uint32Array {
  return chosen.filter((block, k) => {
    if (k === 0 || chosen[k - 1] !== block - 1 || docStarts[block]) return true
    return (
      windowSum(sums, docStarts, block - 1, windowBlocks) < windowSum(sums, docStarts, block, windowBlocks)
    )
  })
}

function windowSum(sums: Uint8Array, docStarts: Uint8Array, block: number, windowBlocks: number): number {
  let sum = sums[block]!
  for (let b = block + 1; b < block + windowBlocks && docStarts[b] === 0; b++) sum += sums[b]!
  return sum
}

/** Windows side by side from the library's start, `most` of them: where no list tells where to look. */
export function firstWindows(
  { docStarts }: IndexView,
  windowBlocks: number,
  most: number,
  allowed?: Uint8Array,
): Windows {
  const chosen: number[] = []
  let next = 0
  let block = 0
  for (; block < docStarts.length - 1 && chosen.length < most; block++) {
    if (docStarts[block]) next = block
    if (block < next || (allowed && allowed[block] === 0)) continue
    chosen.push(block)
    next = block + windowBlocks
  }
  return { starts: Uint32Array.from(chosen), complete: block === docStarts.length - 1 }
}
