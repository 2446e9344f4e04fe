import assert from 'node:assert/strict'
import { SourceIndex } from '../../../src/index/sourceIndex.ts'

/** As many sources as make a shortlist necessary, and one that is meant. */
function indexOf(others: number): SourceIndex {
  const index = new SourceIndex()
  const publisher = 'The Daily Courier'
  for (let id = 1; id <= others; id++) {
    index.put({
      id,
      citekey: `jones-${id}`,
      title: `Report number ${id} on the grain trade`,
      author: 'Tom Jones',
      year: '1987',
      publisher,
      speaker: 'Rosa Iwu',
    })
  }
  const [citekey, title] = ['lindqvistHarbour2019', 'A harbour that never froze']
  index.put({
    id: 0,
    citekey,
    title,
    author: 'Anna Lindqvist',
    year: '2016',
    publisher: 'Harbour Review',
    speaker: 'Piotr Zielinski',
  })
  return index
}

function check(query: string): void {
  for (const others of [5, 3000])
    assert.equal(indexOf(others).search(query, 10)[0], 0, `${query}, ${others} others`)
}

describe('source index', () => {
  it('finds by citekey', () => check('lindqvistHarbour2019'))
  it('finds by a part of the citekey', () => check('harbour2019'))
  it('finds by title, mistyped', () => check('harbor nevr froze'))
  it('finds by author, half typed', () => check('anna lindq'))
  it('finds by year', () => check('2016'))
  it('finds by publisher', () => check('harbour review'))
  it('finds by speaker, mistyped', () => check('zielinsky'))
  it('has each of many sources, by words that all of them have', () =>
    assert.equal(indexOf(6000).search('grain trade', 10).length, 10))
  it('takes numbers below zero', () => {
    const index = indexOf(3000)
    index.put({
      id: -7,
      citekey: 'okafor',
      title: 'Rivers',
      author: 'Ada Okafor',
      year: '',
      publisher: '',
      speaker: '',
    })
    assert.deepEqual(index.search('okafor', 10), [-7])
    index.remove(-7)
    assert.deepEqual(index.search('okafor', 10), [])
  })
  it('forgets what is removed', () => {
    const index = indexOf(3000)
    index.remove(0)
    assert.deepEqual(index.search('anna lindqvist', 10), [])
    assert.equal(index.search('jones-2999', 10)[0], 2999)
  })
})
