/**
 * How long a keystroke takes that looks for a source, with plain fuse.js and with the shortlist.
 *
 *   npm run bench:sources -- [--sources 100000]
 *
 * The sources are made up of the titles of Reuters-21578, repeated with other authors and numbers.
 */
import { parseArgs } from 'node:util'
import Fuse from 'fuse.js'
import { SourceIndex } from '../src/index/sourceIndex.ts'
import { library } from './library.ts'

const { values } = parseArgs({ options: { sources: { type: 'string', default: '100000' } } })
const count = Number(values.sources)
const titles = library(undefined, 20_000).map(text => text.split('\n', 1)[0]!)
const AUTHORS = 'Smith Jones Garcia Müller Rossi Tanaka Kowalski Dubois Lindqvist Okafor Haddad Novak'.split(
  ' ',
)
const PUBLISHERS = ['Reuters', 'The Daily Courier', 'Harbour Review', 'Journal of Markets']
const sources = Array.from({ length: count }, (_, id) => {
  const author = AUTHORS[(id * 7) % AUTHORS.length]!
  const title = titles[(id * 31) % titles.length]!
  const publisher = PUBLISHERS[(id * 13) % PUBLISHERS.length]!
  return {
    id,
    citekey: `${author.toLowerCase()}-${1900 + (id % 120)}-${id}`,
    title,
    author: `Anna ${author}`,
    publisher,
    speaker: '',
  }
})
const QUERIES = [
  'smith-1987',
  'lindqvst cofee',
  'bahia cocoa reveiw',
  'harbour review oil',
  'kowalski grain shipments',
]

const index = new SourceIndex()
for (const one of sources) index.put(one)
const start = performance.now()
index.prepare(Number.POSITIVE_INFINITY)
console.log(`${count} sources, prepared in ${(performance.now() - start).toFixed(0)} ms`)
report('shortlist', query => index.search(query, 100))
const plain = new Fuse(sources, {
  keys: ['citekey', 'title', 'author', 'publisher'],
  threshold: 0.35,
  ignoreLocation: true,
})
report('plain fuse.js', query => plain.search(query, { limit: 100 }), 1)

/** Every keystroke of each query; the best of some rounds, as others disturb. */
function report(name: string, find: (query: string) => unknown, rounds = 3): void {
  const times = QUERIES.flatMap(query =>
    Array.from({ length: query.length }, (_, k) => {
      let best = Number.POSITIVE_INFINITY
      for (let round = 0; round < rounds; round++) {
        const from = performance.now()
        find(query.slice(0, k + 1))
        best = Math.min(best, performance.now() - from)
      }
      return best
    }),
  ).sort((a, b) => a - b)
  const at = (share: number): string =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)
  console.log(`${name}: median ${at(0.5)} ms, 95th ${at(0.95)} ms, most ${at(1)} ms a keystroke`)
}
