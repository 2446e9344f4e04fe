import assert from 'node:assert/strict'
import { column, pdf } from '../library/formats/pdfFile.ts'
import { serviceOf } from '../seed.ts'

const FIRST = 'The keeper of the lighthouse counted the ships on Tuesday, and wrote them down.'
const SECOND = 'Nobody on the island wanted to import water from the mainland, as he said.'
const TALK =
  'WEBVTT\n\n00:05.000 --> 00:09.000\n<v Jane Roe>We shall leave the island in spring.\n\n' +
  '01:00:05.000 --> 01:00:09.000\n<v John Doe>Nobody will sell the lighthouse to strangers.\n'

async function servicePlaces() {
  const paper = pdf([column(72, 700, [FIRST]), column(72, 700, [SECOND])], {
    labels: '<< /Nums [0 << /S /D /St 12 >>] >>',
  })
  return (await serviceOf({ 'seeds/paper.pdf': paper, 'seeds/talk.vtt': TALK })).service
}

/** The findings about a draft, as `code: message`. */
async function check(text: string, expected: readonly RegExp[]): Promise<void> {
  const service = await servicePlaces()
  const { findings } = await service.check(service.draft('memory:/project/d.md', 'markdown', text))
  assert.equal(findings.length, expected.length, JSON.stringify(findings))
  for (const [i, pattern] of expected.entries())
    assert.match(`${findings[i]!.code}: ${findings[i]!.message}`, pattern)
}

describe('sources with pages and times', () => {
  it('have the page of a quotation checked, and corrected', async () => {
    await check(`“Nobody on the island wanted to import water” [@paper, p. 13].`, [])
    await check(`“Nobody on the island wanted to import water” [@paper, pp. 12-13].`, [])
    await check(`“Nobody on the island wanted to import water” [@paper, p. 12].`, [
      /^wrong-locator: These words stand in p\. 13 of paper, not in p\. 12\./,
    ])
  })

  it('have the time of a quotation checked, but not to the second', async () => {
    await check('“Nobody will sell the lighthouse” [@talk, timestamp 01:00:09].', [])
    await check('“Nobody will sell the lighthouse” [@talk, timestamp 00:05].', [
      /^wrong-locator: These words stand in timestamp 01:00:05 of talk/,
    ])
  })

  it('are found with the page, the time and the speaker', async () => {
    const service = await servicePlaces()
    const [page] = (await service.search({ query: 'wanted to import watr from the mainland' })).results
    assert.deepEqual(page!.locator, { label: 'page', value: '13' })
    const [time] = (await service.search({ query: 'sell the lighthous to strangers' })).results
    assert.deepEqual([time!.locator, time!.speaker], [{ label: 'timestamp', value: '01:00:05' }, 'John Doe'])
  })

  it('say which pages they have when another is cited', async () => {
    const service = await servicePlaces()
    const document = service.draft('memory:/project/d.md', 'markdown', 'See [@paper, p. 99].')
    const hover = await service.hover(document, 8, () => 'x:y')
    assert.match(hover!.markdown, /There is no p\. 99 in this source \(it has p\. 12 to 13\)/)
  })
})
