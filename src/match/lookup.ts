import type { IndexView } from '../index/passageIndex.ts'
import { blockCount, findTerm } from '../index/segment.ts'
import { similarWords, wordsStarting } from '../index/similarWords.ts'
import { pairTerm, wordTerm } from '../index/terms.ts'
import type { Query } from './query.ts'

/** Words of the library that a word which it does not have may stand for. */
const SIMILAR_WORDS = 8
/** Words of the library that the word being typed may become. */
const COMPLETIONS = 128

/** The words of the library that one word of the query may be. */
export interface Group {
  readonly words: readonly number[]
  /** Their posting lists. */
  readonly terms: readonly number[]
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
  const { vocabulary, orders, commonWords } = view
  const blocks = view.segments.reduce((sum, segment) => sum + blockCount(segment), 0)
  const groups: Group[] = []
  const groupOfWord: number[] = []
  const known = new Map<string, number>()
  const last = query.words.length - 1
  const ids = query.words.map(word => vocabulary.find(word))
  query.words.forEach((word, i) => {
    const typed = query.prefix && i === last
    const key = typed ? `${word}*` : word
    let group = known.get(key)
    if (group === undefined) {
      group = groups.length
      known.set(key, group)
      const id = ids[i]!
      let words = id >= 0 ? [id] : []
      if (typed) words = [...new Set([...words, ...wordsStarting(vocabulary, orders, word, COMPLETIONS)])]
      if (words.length === 0) words = similarWords(vocabulary, orders, word, SIMILAR_WORDS).map(one => one.id)
      groups.push(groupOf(view, blocks, words, words.filter(id => id >= commonWords).map(wordTerm)))
    }
    groupOfWord.push(group)
  })
  for (let i = 0; i < last; i++) {
    const [first, second] = [ids[i]!, ids[i + 1]!]
    if (first < 0 || second < 0 || first >= commonWords || second >= commonWords) continue
    const key = `${first} ${second}`
    if (known.has(key)) continue
    known.set(key, groups.length)
    groups.push(groupOf(view, blocks, [], [pairTerm(first, second)]))
  }
  return { groups, groupOfWord }
}

function groupOf(view: IndexView, blocks: number, words: readonly number[], terms: readonly number[]): Group {
  let cost = 0
  for (const term of terms) {
    for (const segment of view.segments) {
      const at = findTerm(segment, term)
      if (at >= 0) cost += segment.termOffsets[at + 1]! - segment.termOffsets[at]!
    }
  }
  // A common word has no list: it is about as rare as the commonest that have.
  const rarity = words.length > 0 && terms.length === 0 ? 1 : Math.log2(2 + blocks / (cost + 1))
  return { words, terms, cost, rarity }
}
