import type { IndexView } from '../index/passageIndex.ts'
import { BLOCK } from '../index/segment.ts'
import { type AllowedBlocks, allowedBlocks, type DocFilter } from './allowedBlocks.ts'
import { clear, sumBlocks } from './blockSums.ts'
import type { Lookup } from './lookup.ts'
import type { Query } from './query.ts'
import { type Candidate, STRETCH, WindowReader } from './windowReader.ts'
import { densestWindows, firstWindows, type Windows } from './windows.ts'

/** A candidate is handed on if it has such a share of the most that one has. */
const LEAST_VALUE = 0.6

/** How much work a search may do: it bounds the time of a query, however common its words are. */
export interface Effort {
  /** Bytes of posting lists, rarest words first. */
  readonly postings: number
  /** No more lists are read when the words read make up such a share of the query, by rarity. */
  readonly share: number
  /** Windows of blocks whose words are read. */
  readonly windows: number
  /** Stretches that are handed on to be aligned. */
  readonly candidates: number
  /** When something has been found, so many in a row that are no match end the search. */
  readonly patience: number
}

export interface Candidates {
  /** Likeliest first. */
  readonly list: readonly Candidate[]
  /** Whether more effort would not find more. */
  readonly complete: boolean
}

/** The stretches most likely to hold the query. */
export function candidates(
  view: IndexView,
  query: Query,
  lookup: Lookup,
  effort: Effort,
  filter?: DocFilter,
): Candidates {
  const windowBlocks = Math.ceil((query.words.length * STRETCH) / BLOCK) + 1
  const allowed = filter && allowedBlocks(view, filter)
  const { starts, complete } = windows(view, lookup, effort, windowBlocks, allowed)
  const reader = new WindowReader(view, lookup, query)
  const found: Candidate[] = []
  for (const start of starts) {
    const candidate = reader.read(start, windowBlocks)
    if (candidate) found.push(candidate)
  }
  reader.close()
  found.sort((a, b) => b.value - a.value)
  const least = (found[0]?.value ?? 0) * LEAST_VALUE
  const list = distinct(
    found.filter(one => one.value >= least),
    effort.candidates,
  )
  return { list, complete: complete && list.length < effort.candidates }
}

function windows(
  view: IndexView,
  lookup: Lookup,
  effort: Effort,
  windowBlocks: number,
  allowed: AllowedBlocks | undefined,
): Windows {
  // Few blocks are all read: the lists of the whole library would have to be gone through for them.
  if (allowed && allowed.count <= effort.windows) {
    return firstWindows(view, windowBlocks, effort.windows, allowed.blocks)
  }
  const sums = sumBlocks(view, lookup.groups, effort)
  if (sums.count === 0) return firstWindows(view, windowBlocks, effort.windows, allowed?.blocks)
  const { starts, complete } = densestWindows(view, sums, windowBlocks, effort.windows, allowed?.blocks)
  clear(sums)
  return { starts, complete: complete && sums.complete }
}

/** The best candidates, leaving out those that have half of their words in a better one. */
function distinct(found: readonly Candidate[], most: number): Candidate[] {
  const kept: Candidate[] = []
  for (const one of found) {
    if (kept.length === most) break
    const { segment, at, from, to } = one
    const overlaps = (other: Candidate): boolean =>
      other.segment === segment &&
      other.at === at &&
      (Math.min(to, other.to) - Math.max(from, other.from)) * 2 > Math.min(to - from, other.to - other.from)
    if (!kept.some(overlaps)) kept.push(one)
  }
  return kept
}
