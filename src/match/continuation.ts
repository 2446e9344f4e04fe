import { Words } from '../base/words.ts'
import type { IndexView } from '../index/passageIndex.ts'
import { BLOCK, readDocWords } from '../index/segment.ts'
import { occurrences } from './phrase.ts'
import { parseQuery, type Query } from './query.ts'
import { place, type Ranked, rankedOf } from './ranked.ts'

/** The beginning of something that the library has. */
export interface Beginning {
  readonly query: Query
  readonly phrase: readonly string[]
  /** A word that is perhaps still being typed, folded; empty where the last one is whole. */
  readonly begun: string
}

/** So many words must be whole before what is typed says what is meant. */
const LEAST_WORDS = 3

/** `undefined` while too little is typed. */
export function beginningOf(text: string): Beginning | undefined {
  const query = parseQuery(text, { typing: true })
  const isTyping = query.prefix
  const phrase = isTyping ? query.words.slice(0, -1) : query.words
  if (query.words.length < LEAST_WORDS) return undefined
  // The third word is taken for whole.
  if (isTyping && phrase.length < LEAST_WORDS) return { query, phrase: query.words, begun: '' }
  return { query, phrase, begun: isTyping ? query.words.at(-1)! : '' }
}

const ids = new Uint32Array(2 * BLOCK)

/** Where documents have the words of a beginning one after another, in the order of the index. */
export function* placesOfBeginning(
  view: IndexView,
  { phrase, begun }: Beginning,
  filter?: (doc: number) => boolean,
): Generator<Ranked> {
  const known = phrase.map(word => view.vocabulary.find(word))
  for (const { segment, at, word } of occurrences(view, phrase, filter)) {
    const next = word + phrase.length
    const matched = [...known]
    if (begun !== '') {
      if (next >= segment.docWords[at]!) continue
      readDocWords(segment, at, next, next + 1, ids)
      if (!view.vocabulary.word(ids[0]!).startsWith(begun)) continue
      matched.push(ids[0]!)
    }
    const places = matched.map((_, i) => word + i)
    const breaks = matched.map(() => false)
    yield rankedOf(view, segment, at, { score: 1, exact: true, places, breaks }, matched)
  }
}

const scanner = new Words()

/**
 * Where a beginning stands in the text of a document, the part of its last word that is typed included; `undefined`
 * where the text has other words now.
 */
export function placeBeginning(
  text: string,
  { query }: Beginning,
  ranked: Ranked,
): { readonly start: number; readonly end: number } | undefined {
  const located = place(text, query, ranked)
  if (located?.kind !== 'exact') return undefined
  const { start, end } = located
  if (!query.prefix) return { start, end }
  const part = text.slice(start, end)
  const read = scanner.scan(part)
  const last = read.start(read.count - 1)
  return { start, end: start + last + typedLength(part.slice(last), query.words.at(-1)!) }
}

/** How much of a word folds to what is typed of it. */
function typedLength(word: string, typed: string): number {
  for (let length = 1; length < word.length; length++) {
    const read = scanner.scan(word.slice(0, length))
    if (read.count === 1 && read.fold(0) === typed) return length
  }
  return word.length
}
