import assert from 'node:assert/strict'
import { PassageIndex } from '../../../src/index/passageIndex.ts'
import { type SearchOptions, search } from '../../../src/match/search.ts'

/** The first result as `[pieces]` of the texts, or nothing. */
async function first(
  texts: readonly string[],
  query: string,
  options: Partial<SearchOptions> = {},
): Promise<string[]> {
  const index = new PassageIndex()
  texts.forEach((text, doc) => {
    index.put(doc, text)
  })
  const found = await search(index, async doc => texts[doc], query, { limit: 5, ...options })
  return found[0] ? found[0].spans.map(span => texts[found[0]!.doc]!.slice(span.start, span.end)) : []
}

const XI =
  'The parade was grand. “China and North Korea are good neighbours, good friends, and good comrades that share a common destiny,” Xi said, according to state broadcaster CCTV.'
const OTHER = 'Good comrades met in the capital. Friends of the parade said that it was good.'

describe('search', () => {
  it('finds words that are misspelt', async () =>
    assert.deepEqual(await first([OTHER, XI], 'good neigbours good frends'), [
      'good neighbours, good friends',
    ]))
  it('finds an exact passage with its punctuation', async () =>
    assert.deepEqual(await first([OTHER, XI], '“The parade was grand.'), ['The parade was grand.']))
  it('joins pieces at an ellipsis', async () =>
    assert.deepEqual(await first([OTHER, XI], 'North Korea are good … that share a common destiny'), [
      'North Korea are good',
      'that share a common destiny',
    ]))
  it('overlooks words in brackets', async () =>
    assert.deepEqual(await first([OTHER, XI], '[the two countries] are good neighbours, good friends'), [
      'are good neighbours, good friends',
    ]))
  it('completes the word being typed', async () =>
    assert.deepEqual(await first([OTHER, XI], 'share a comm', { typing: true }), ['share a common']))
  it('finds nothing where nothing is', async () =>
    assert.deepEqual(await first([OTHER, XI], 'The committee will publish its annual budget tomorrow'), []))
  it('keeps to the documents of the filter', async () =>
    assert.deepEqual(await first([OTHER, XI], 'good comrades', { filter: doc => doc === 1 }), [
      'good comrades',
    ]))
  it('finds Chinese', async () =>
    assert.deepEqual(
      await first(['今天天气很好。', '中国和朝鲜是好邻居、好朋友、好同志。'], '好邻居好朋友'),
      ['好邻居、好朋友'],
    ))
  it('takes a phrase in straight marks by the letter', async () => {
    assert.deepEqual(await first([OTHER, XI], '"good comrades that"'), ['good comrades that'])
    assert.deepEqual(await first([OTHER, XI], '"good comrads that"'), [])
  })
  it('demands every phrase of the document', async () =>
    assert.deepEqual(await first([OTHER, XI], 'grand parade "good comrades"', { filter: doc => doc === 1 }), [
      'good comrades',
    ]))
  it('takes marks for text when told so', async () =>
    assert.deepEqual(await first([OTHER, XI], '"good comrads that share"', { literal: true }), [
      'good comrades that share',
    ]))
  it('finds the commonest word', async () => assert.deepEqual(await first([OTHER, XI], 'the'), ['the']))
  it('has nothing to say to an empty query', async () => assert.deepEqual(await first([XI], ' … '), []))
  it('leaves out documents that have no text any more', async () => {
    const index = new PassageIndex()
    index.put(7, XI)
    assert.deepEqual(await search(index, async () => undefined, 'common destiny', { limit: 5 }), [])
  })
  it('finds the passage in a text that has changed since', async () => {
    const index = new PassageIndex()
    index.put(7, XI)
    const changed = `A new first line. ${XI}`
    const [found] = await search(index, async () => changed, 'share a common destiny', { limit: 5 })
    assert.equal(changed.slice(found!.start, found!.end), 'share a common destiny')
  })
})
