import type { IndexView } from '../index/passageIndex.ts'
import { findTerm } from '../index/segment.ts'
import { similarWords, wordsStarting } from '../index/similarWords.ts'
import { pairTerm, wordTerm } from '../index/terms.ts'
import type { Query } from './query.ts'

/** Words of the library that a word which it does not have may stand for. */
const SIMILAR_WORDS = 8
/** Words of the library that the word being typed may become. */
const COMPLETIONS = 64

/** The posting list of a term in one segment: bytes of its `postings`. */
export interface PostingList {
  /** The number of the segment in the view. */
  readonly segment: number
  readonly start: number
  readonly end: number
}

/** The words of the library that one word of the query may be. */
export interface Group {
  readonly words: readonly number[]
  readonly lists: readonly PostingList[]
  /** The bytes of the lists: about how many blocks have them. */
  readonly cost: number
  /** How much a block that has one of them is worth: the rarer the more. */
  readonly rarity: number
}

export interface Lookup {
  /** A group for each different word of the query; then one for each pair of common words. */
  readonly groups: readonly Group[]
  /** The group of each word of the query. */
  readonly groupOfWord: readonly number[]
}

/** Finds the query's words in the vocabulary. */
export function lookUp(view: IndexView, query: Query): Lookup {
  const { commonWords } = view
  const groups: Group[] = []
  const groupOfWord: number[] = []
  const known = new Map<string, number>()
  const last = query.words.length - 1
  query.words.forEach((word, i) => {
    const typed = query.prefix && i === last
    const key = typed ? `${word}*` : word
    let group = known.get(key)
    if (group === undefined) {
      group = groups.length
      known.set(key, group)
      const words = wordsMeant(view, word, typed)
      groups.push(groupOf(view, words, words.filter(id => id >= commonWords).map(wordTerm)))
    }
    groupOfWord.push(group)
  })
  for (let i = 0; i < last; i++) {
    const pairs = commonPairs(groups[groupOfWord[i]!]!.words, groups[groupOfWord[i + 1]!]!.words, commonWords)
    const key = pairs.join(' ')
    if (pairs.length === 0 || known.has(key)) continue
    known.set(key, groups.length)
    groups.push(groupOf(view, [], pairs))
  }
  return { groups, groupOfWord }
}

function wordsMeant({ vocabulary, orders }: IndexView, word: string, typed: boolean): number[] {
  const id = vocabulary.find(word)
  const own = id >= 0 ? [id] : []
  const words = typed ? [...new Set([...own, ...wordsStarting(vocabulary, orders, word, COMPLETIONS)])] : own
  if (words.length > 0) return words
  return similarWords(vocabulary, orders, word, SIMILAR_WORDS).map(one => one.id)
}

/** The terms of all pairs of common words that two neighbours of the query may be. */
function commonPairs(first: readonly number[], second: readonly number[], commonWords: number): number[] {
  const isCommon = (id: number): boolean => id < commonWords
  const seconds = second.filter(isCommon)
  return first.filter(isCommon).flatMap(id => seconds.map(next => pairTerm(id, next)))
}

function groupOf(
  { segments, firstBlocks }: IndexView,
  words: readonly number[],
  terms: readonly number[],
): Group {
  let cost = 0
  const lists: PostingList[] = []
  for (const term of terms) {
    for (let s = 0; s < segments.length; s++) {
      const { termOffsets } = segments[s]!
      const at = findTerm(segments[s]!, term)
      if (at < 0) continue
      const [start, end] = [termOffsets[at]!, termOffsets[at + 1]!]
      lists.push({ segment: s, start, end })
      cost += end - start
    }
  }
  // A common word has no list: it is about as rare as the commonest that have.
  const hasNone = words.length > 0 && terms.length === 0
  return { words, lists, cost, rarity: hasNone ? 1 : Math.log2(2 + firstBlocks.at(-1)! / (cost + 1)) }
}
