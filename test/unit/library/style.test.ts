import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isUnreadable } from '../../../src/library/formats/format.ts'
import { readStyle } from '../../../src/library/references/readStyle.ts'
import { loadChunk } from '../chunks.ts'
import { HOSTILE, layouts, style } from './hostileStyles.ts'

const CSL = resolve(import.meta.dirname, '../../../csl')
const ITEM = { id: 'roe', type: 'book', title: 'On Walls', author: [{ family: 'Roe', given: 'Jane' }] }

describe('a style', function () {
  this.timeout(60_000)

  for (const [name, [xml, told]] of Object.entries(HOSTILE)) {
    it(`is refused in a sentence where it is ${name}`, async () => {
      assert.throws(() => readStyle(xml), refusal)
      const { references, citations } = await loadChunk('csl')
      const request = { items: [ITEM], style: { xml } }
      await assert.rejects(async () => references(request), refusal)
      await assert.rejects(async () => citations({ ...request, citations: [] }), refusal)
    })

    function refusal(thrown: unknown): boolean {
      assert.ok(isUnreadable(thrown), String(thrown))
      assert.match(thrown.message, told)
      return true
    }
  }

  it('that the processor cannot use is refused in a sentence too', async () => {
    const { references } = await loadChunk('csl')
    for (const body of [
      '<citation/>',
      layouts('<date variable="issued" form="x"/>'),
      layouts('<x/>'),
      layouts('x <text/>'),
    ]) {
      const made = async () => references({ items: [ITEM], style: { xml: style(body) } })
      await assert.rejects(
        made,
        thrown => isUnreadable(thrown) && /^(?:cannot be used|has no bibliography)/.test(thrown.message),
      )
    }
  })

  it('of those that come along loses nothing by being read', async () => {
    const { references, citations } = await loadChunk('csl')
    for (const file of readdirSync(CSL).filter(name => name.endsWith('.csl'))) {
      const xml = readFileSync(join(CSL, file), 'utf8')
      const items = [
        { ...ITEM, issued: { 'date-parts': [[2024, 2, 3]] }, publisher: 'A & B', URL: 'https://example.org' },
      ]
      const cited = [
        [
          {
            item: 0,
            mode: 'parenthetical',
            locator: { label: 'page', value: '3' },
            prefix: 'see',
            suffix: '',
          },
        ],
      ] as const
      const name = NAMES[file] as 'apa'
      const [read, known] = [{ xml }, { name }].map(one => ({ items, style: one, citations: cited })) as [
        never,
        never,
      ]
      assert.deepEqual(await citations(read), await citations(known), file)
      if (!file.includes('fullnote')) assert.deepEqual(await references(read), await references(known), file)
    }
  })

  it('runs nothing that its texts hold', async () => {
    const { references } = await loadChunk('csl')
    const evil = style(
      layouts(
        '<text value="&lt;script&gt;alert(1)&lt;/script&gt;&amp;lol;"/><text variable="title" prefix="&#x3c;img src=x onerror=alert(1)&#x3e;"/>',
      ),
    )
    const [made] = await references({ items: [ITEM], style: { xml: evil } })
    assert.doesNotMatch(made!, /<(?:script|img)/)
  })
})

/** By what name each style that comes along is known. */
const NAMES: Readonly<Record<string, string>> = {
  'apa.csl': 'apa',
  'chicago-author-date.csl': 'chicago',
  'chicago-fullnote-bibliography.csl': 'chicago-notes',
  'modern-language-association.csl': 'mla',
  'ieee.csl': 'ieee',
  'harvard-cite-them-right.csl': 'harvard',
  'vancouver.csl': 'vancouver',
  'nature.csl': 'nature',
}
