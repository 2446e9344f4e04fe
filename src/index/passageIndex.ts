import { type Words, words } from '../base/words.ts'
import { editDistance, editsAllowed } from './editDistance.ts'

/** A document that shares words with a query, and how much of the query's weight they make (0 to 1). */
export interface Candidate {
  readonly doc: number
  readonly weight: number
}

/** Which documents hold which words. Documents are named by small integers of the caller's. */
export class PassageIndex {
  readonly #postings = new Map<string, Set<number>>()
  readonly #words = new Map<number, Words>()

  get documents(): number {
    return this.#words.size
  }

  put(doc: number, text: string): void {
    this.remove(doc)
    const found = words(text)
    this.#words.set(doc, found)
    for (let i = 0; i < found.count; i++) {
      const docs = this.#postings.get(found.fold(i))
      if (docs) docs.add(doc)
      else this.#postings.set(found.fold(i), new Set([doc]))
    }
  }

  remove(doc: number): void {
    const found = this.#words.get(doc)
    if (!found) return
    this.#words.delete(doc)
    for (let i = 0; i < found.count; i++) {
      const docs = this.#postings.get(found.fold(i))
      docs?.delete(doc)
      if (docs?.size === 0) this.#postings.delete(found.fold(i))
    }
  }

  wordsOf(doc: number): Words | undefined {
    return this.#words.get(doc)
  }

  /** How rare a word is: 1 for one that every document has, more for a rarer one. */
  rarity(word: string): number {
    return 1 + Math.log((this.documents + 1) / ((this.#postings.get(word)?.size ?? 0) + 1))
  }

  /** The documents that share most of the query's weight, best first. The last word may be the start of one. */
  candidates(query: readonly string[], typing: boolean, limit: number): Candidate[] {
    const weights = new Map<number, number>()
    let total = 0
    query.forEach((word, i) => {
      const rarity = this.rarity(word)
      total += rarity
      const isPrefix = typing && i === query.length - 1
      const docs = new Set<number>()
      for (const known of this.#alike(word, isPrefix))
        for (const doc of this.#postings.get(known)!) docs.add(doc)
      for (const doc of docs) weights.set(doc, (weights.get(doc) ?? 0) + rarity)
    })
    return [...weights]
      .map(([doc, weight]) => ({ doc, weight: weight / total }))
      .sort((a, b) => b.weight - a.weight || a.doc - b.doc)
      .slice(0, limit)
  }

  *#alike(word: string, isPrefix: boolean): Iterable<string> {
    const edits = editsAllowed(word)
    for (const known of this.#postings.keys()) {
      if (known === word || (isPrefix && known.startsWith(word))) yield known
      else if (edits > 0 && editDistance(word, known, edits) <= edits) yield known
    }
  }
}
