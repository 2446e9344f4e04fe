import assert from 'node:assert/strict'
import { answersOf } from '../../../src/match/answers.ts'
import type { Ranked } from '../../../src/match/ranked.ts'

/** A match in a document of its own; the words are told apart by `words`. */
function ranked(doc: number, score: number, words = doc, exact = false): Ranked {
  const places = [0, 1, 2, 3]
  const breaks = places.map(() => false)
  return {
    doc,
    match: { score, exact, places, breaks },
    hashes: places.map(k => words * 10 + k),
    offset: 0,
    word: 0,
  }
}

const docs = (...matches: Ranked[]) => answersOf(matches).map(({ doc }) => doc)

describe('the answers among matches', () => {
  it('are what is sure, and what is likely beside it', () => {
    assert.deepEqual(docs(ranked(1, 0.8), ranked(2, 0.79), ranked(3, 0.6), ranked(4, 0.5)), [1, 2, 3])
    assert.deepEqual(docs(ranked(1, 1, 1, true), ranked(2, 1, 2, true)), [1, 2])
  })

  it('are none where several are as good as the best, which is weak', () => {
    assert.deepEqual(docs(ranked(1, 0.6), ranked(2, 0.59)), [])
    assert.deepEqual(docs(), [])
  })

  it('are a weak one that leads all others by far', () => {
    assert.deepEqual(docs(ranked(1, 0.55), ranked(2, 0.3)), [1])
    assert.deepEqual(docs(ranked(1, 0.55)), [1])
    assert.deepEqual(docs(ranked(1, 0.5)), [])
  })

  it('are both of a weak one and its copy in another document', () => {
    assert.deepEqual(docs(ranked(1, 0.55, 7), ranked(2, 0.55, 7), ranked(3, 0.3)), [1, 2])
  })

  it('do not overlap', () => {
    assert.deepEqual(docs(ranked(1, 0.9), ranked(1, 0.8), ranked(2, 0.7)), [1, 2])
  })
})
