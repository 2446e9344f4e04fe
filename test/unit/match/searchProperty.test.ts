import assert from 'node:assert/strict'
import fc from 'fast-check'
import { words } from '../../../src/base/words.ts'
import { PassageIndex } from '../../../src/index/passageIndex.ts'
import { parseQuery } from '../../../src/match/query.ts'
import { match } from '../../../src/match/score.ts'
import { search } from '../../../src/match/search.ts'
import { stretchOfWords } from '../../../src/match/stretch.ts'

/** Few words, so that passages resemble each other and every kind of tie comes up. */
const WORDS =
  'the of and harbour treaty minister promised seventeen ships before winter came our budget vote'.split(' ')
const word = fc.constantFrom(...WORDS)
const text = fc.array(word, { minLength: 1, maxLength: 90 }).map(list => list.join(' '))
/** A change of the library: a text put under a number, or the number removed. */
const change = fc.tuple(fc.nat(5), fc.option(text))

interface Library {
  readonly texts: Map<number, string>
  readonly index: PassageIndex
}

function build(changes: readonly (readonly [number, string | null])[], mergeEvery: number): Library {
  const texts = new Map<number, string>()
  const index = new PassageIndex()
  changes.forEach(([doc, body], k) => {
    if (body === null) {
      texts.delete(doc)
      index.remove(doc)
    } else {
      texts.set(doc, body)
      index.put(doc, body)
    }
    if (k % mergeEvery === 0) index.view()
    if (k % (mergeEvery * 2) === 0) index.mergeStep(0)
  })
  return { texts, index }
}

const run = ({ index, texts }: Library, query: string, limit = 10) =>
  search(index, async doc => texts.get(doc), query, { limit })

describe('search against a naive scan', function () {
  this.timeout(30_000)

  it('finds every exact passage, first the one that stands first', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.array(word, { minLength: 2, maxLength: 6 }),
        async (changes, phrase) => {
          const library = build(changes, 2)
          const query = phrase.join(' ')
          const naive = [...library.texts]
            .map(([doc, body]) => ({ doc, start: ` ${body} `.indexOf(` ${query} `) }))
            .filter(hit => hit.start >= 0)
            .sort((a, b) => a.doc - b.doc)
          const [found] = await run(library, query)
          if (naive.length === 0) assert.notEqual(found?.kind, 'exact')
          else
            assert.deepEqual(
              [found?.kind, found?.doc, found?.start],
              ['exact', naive[0]!.doc, naive[0]!.start],
            )
        },
      ),
      { numRuns: 150 },
    ))

  it('gives the first result the best score that any passage has', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.array(word, { minLength: 4, maxLength: 8 }),
        async (changes, list) => {
          const library = build(changes, 3)
          const query = parseQuery(list.join(' '))
          const scores = [...library.texts.values()].map(body => {
            const read = words(body)
            const whole = stretchOfWords(query, read, 0, read.count)
            return match(query, whole)?.score ?? 0
          })
          const best = Math.max(0, ...scores)
          const [found] = await run(library, list.join(' '))
          // A match in order may be chosen over one that has more words out of order: never much worse.
          if (best > 0.75) assert.ok((found?.score ?? 0) > best - 0.1, `${found?.score} for ${best}`)
        },
      ),
      { numRuns: 150 },
    ))

  it('answers alike however the index came to be', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 16 }),
        fc.array(word, { minLength: 2, maxLength: 6 }),
        async (changes, list) => {
          const grown = build(changes, 1)
          while (grown.index.mergeStep(1));
          const fresh = new PassageIndex()
          for (const [doc, body] of [...grown.texts].sort((a, b) => a[0] - b[0])) fresh.put(doc, body)
          const loaded = PassageIndex.load(Buffer.concat(grown.index.save()))
          const query = list.join(' ')
          const expected = await run({ ...grown, index: fresh }, query)
          assert.deepEqual(await run(grown, query), expected)
          assert.deepEqual(await run({ ...grown, index: loaded }, query), expected)
          assert.deepEqual(grown.index.stats().documents, grown.texts.size)
        },
      ),
      { numRuns: 100 },
    ))
})
