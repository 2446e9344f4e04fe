import assert from 'node:assert/strict'
import { SEED, SEED_KEY, serviceOf } from '../seed.ts'

const SENTENCE =
  '“China and North Korea are good neighbours, good friends, and good comrades that share a common destiny,”'

describe('finding and inserting a quote', () => {
  it('puts the passage meant first, in spite of typing errors', async () => {
    const { service } = await serviceOf({
      'seeds/other.txt': 'Good fences make good neighbours, as my good friend says.',
    })
    const { results } = await service.search({ query: 'good neigbours good frends', typing: true })
    const first = results[0]!
    assert.equal(first.citekey, SEED_KEY)
    assert.equal(SEED.slice(first.quotation.start - 1, first.quotation.end + 1), SENTENCE)
    assert.deepEqual(first.locator, { label: 'paragraph', value: '3' })
    assert.equal(first.speaker, 'Xi Jinping')
    assert.equal(first.text, SEED.slice(first.start, first.end))
  })

  it('finds while the last word is being typed, and nothing that is not there', async () => {
    const { service } = await serviceOf()
    assert.equal(
      (await service.search({ query: 'signature green armo', typing: true })).results[0]?.text,
      'signature green armoured',
    )
    assert.deepEqual((await service.search({ query: 'zebra crossing' })).results, [])
    assert.deepEqual((await service.search({ query: '' })).results, [])
  })

  it('writes the words as the source has them, with their citation', async () => {
    const { service } = await serviceOf()
    const write = async (query: string, before = '', after = '') => {
      const { uri, quotation } = (await service.search({ query })).results[0]!
      return (await service.insertion({ uri, quotation, form: 'quotation', before, after }))?.text
    }
    assert.equal(await write('good neighbours, good friends'), `${SENTENCE} [@${SEED_KEY}, para. 3]`)
    assert.equal(
      await write('great international status', 'It is'),
      ` “great international status,” [@${SEED_KEY}, para. 4]`,
    )
    const turned = await write('strengthening strategic coordination to safeguard', 'x ', 'y')
    assert.ok(turned!.startsWith('“He stressed'), turned)
    assert.ok(turned!.includes('‘common interests,’'), turned)
  })

  it('writes long ones as a block quote with blank lines around', async () => {
    const words = Array.from({ length: 45 }, (_, i) => `word${i}`).join(' ')
    const { service } = await serviceOf({ 'seeds/long.txt': `${words}.` })
    const { uri, quotation } = (await service.search({ query: 'word3 word4 word5' })).results[0]!
    const text = await service.insertion({
      uri,
      quotation,
      form: 'quotation',
      before: 'Text.',
      after: 'More.',
    })
    assert.equal(text?.text, `\n\n> ${words}. [@long, para. 1]\n\n`)
  })

  it('escapes what Markdown would take for markup', async () => {
    const { service } = await serviceOf({
      'seeds/odd.txt': 'The *star* and [link] of a_b cost $5 at <home> for @all.',
    })
    const { uri, quotation } = (await service.search({ query: 'star link cost' })).results[0]!
    const { text } = (await service.insertion({ uri, quotation, form: 'quotation', before: '', after: '' }))!
    const checked = await service.check(service.draft('memory:/d.md', 'markdown', text))
    assert.equal(checked.quotations.length, 1, text)
    assert.match(checked.quotations[0]!.verdict, /verbatim|typographic/)
    assert.deepEqual(checked.findings, [])
  })

  it('finds sources by citekey, title and author, typing errors included', async () => {
    const { service } = await serviceOf({
      'seeds/roe.md': '---\ntitle: On Winter\nauthor: Jane Roe\ndate: 2024\n---\n\nText.',
    })
    for (const query of ['roe', 'jane wintr', 'on winter']) {
      assert.equal(service.findSources(query)[0]?.citekey, 'roe', query)
    }
    assert.equal(service.findSources('').length, 2)
    assert.equal(service.findSources('roe')[0]?.details, 'Jane Roe · 2024')
  })
})
