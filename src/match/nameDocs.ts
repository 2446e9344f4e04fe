import { lettersOf } from '../base/editDistance.ts'
import { words } from '../base/words.ts'
import type { IndexView } from '../index/passageIndex.ts'
import { readBlocks } from '../index/postings.ts'
import { docOfBlock, REMOVED } from '../index/segment.ts'
import { type Group, lookUp } from './lookup.ts'
import { parseQuery } from './query.ts'
import { wordPattern } from './wordPattern.ts'

/** Below this likeness two words are different names. */
const LEAST_LIKENESS = 0.7

/**
 * The documents in which each word of a name stands somewhere, or a word that starts with it, or, where the library
 * has neither, words like it. `undefined` where that says nothing, as the words are too common to have lists.
 */
export function docsNaming(view: IndexView, name: string): Set<number> | undefined {
  let docs: Set<number> | undefined
  for (const word of parseQuery(name).words) {
    const group = lookUp(view, parseQuery(word, { typing: true })).groups[0]!
    // A common word has no list: any document may have it.
    if (group.words.some(id => id < view.commonWords)) continue
    const found = docsOf(view, group)
    docs = docs ? new Set([...docs].filter(doc => found.has(doc))) : found
  }
  return docs
}

function docsOf(view: IndexView, { lists }: Group): Set<number> {
  const docs = new Set<number>()
  for (const { segment: s, start, end } of lists) {
    const segment = view.segments[s]!
    const blocks = new Uint32Array(end - start)
    const count = readBlocks(segment.postings, start, end, 0, blocks)
    let next = 0
    for (let k = 0; k < count; k++) {
      if (blocks[k]! < next) continue
      const at = docOfBlock(segment, blocks[k]!)
      next = segment.docBlocks[at + 1]!
      if (segment.docs[at] !== REMOVED) docs.add(segment.docs[at]!)
    }
  }
  return docs
}

/** Whether each word of `query` is in the name, is the start of a word of it, or is like one. */
export function isNamed(name: string, query: string): boolean {
  const own = words(name)
  const { units, offsets } = own
  return parseQuery(query).words.every(word => {
    const pattern = wordPattern(word)
    for (let k = 0; k < own.count; k++) {
      const [from, to] = [offsets[k]!, offsets[k + 1]!]
      if (pattern.commonStart(units, from, to) === word.length) return true
      if (pattern.likeness(units, from, to, lettersOf(units, from, to)) >= LEAST_LIKENESS) return true
    }
    return false
  })
}
