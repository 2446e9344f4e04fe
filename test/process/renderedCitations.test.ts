import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { MemoryWorkspace } from '../../src/base/memoryWorkspace.ts'
import { defaultSettings } from '../../src/base/settings.ts'
import type { LoadChunk } from '../../src/library/formats/format.ts'
import { toPlainText } from '../../src/service/richText.ts'
import { createService } from '../../src/service/service.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
const load: LoadChunk = name => import(`${ROOT}/dist/${name}.mjs`)

const ITEMS = [
  { id: 'roe', type: 'book', title: 'On Walls', author: [{ family: 'Roe', given: 'Jane' }], issued: { 'date-parts': [[2024]] } },
  { id: 'doe', type: 'article-journal', title: 'Of Bridges', 'container-title': 'Nature', author: [{ family: 'Doe', given: 'John' }, { family: 'Low', given: 'Al' }], issued: { 'date-parts': [[1999, 3]] } },
  { id: 'roe2', type: 'book', title: 'On Gates', author: [{ family: 'Roe', given: 'Jane' }], issued: { 'date-parts': [[2024]] } },
] // biome-ignore format: a table
const CITATIONS = [
  '[@roe]', '[@roe, p. 3]', '[see @roe, pp. 3-5, and passim]', '@doe', '@doe [p. 7]', '[-@doe, chap. 2]', '[@doe; @roe, para. 4]',
  '[@roe2]', '@roe2 [para. 2]',
] // biome-ignore format: a list

async function render(text: string, citationStyle: string) {
  const workspace = new MemoryWorkspace({
    'refs.json': JSON.stringify(ITEMS),
    'seeds/low.md': '---\ntitle: Low\nurl: https://example.org/low\n---\n\nOne.\n\nGood old walls.',
    'seeds/roe.txt': 'One.\n\nTwo.\n\nThree.\n\nFour.',
  })
  const service = createService(workspace, {
    load,
    settings: { ...defaultSettings, citationStyle, bibliography: ['refs.json'] },
  })
  await service.library.refresh()
  await service.library.settled
  return service.renderedCitations(service.draft('memory:/project/draft.md', 'markdown', text))
}

describe('citations as a style has them', function () {
  this.timeout(120_000)

  for (const [style, file] of [
    ['apa', 'apa'],
    ['chicago', 'chicago-author-date'],
    ['mla', 'modern-language-association'],
    ['ieee', 'ieee'],
    ['harvard', 'harvard-cite-them-right'],
    ['vancouver', 'vancouver'],
  ] as const) {
    it(`are what Pandoc makes of them, in the style ${style}`, async function () {
      if (!hasPandoc) this.skip()
      const draft = CITATIONS.map(citation => `A ${citation} z.`).join('\n\n')
      const rendered = await render(draft, style)
      const metadata = JSON.stringify({
        references: ITEMS,
        csl: `${ROOT}/csl/${file}.csl`,
        'suppress-bibliography': true,
      })
      const { stdout, stderr } = spawnSync('pandoc', ['-t', 'plain', '--wrap=none', '--citeproc'], {
        input: `---\n${metadata}\n---\n\n${draft}`,
        encoding: 'utf8',
      })
      assert.equal(stderr, '')
      const theirs = stdout.trim().split(/\n\n+/)
      assert.deepEqual(
        rendered.citations.map(({ runs }) => `A ${toPlainText(runs)} z.`.replace(/\s+/g, ' ')),
        theirs.map(line => line.replace(/\s+/g, ' ')),
      )
    })
  }

  it('are numbered notes where the style has notes', async () => {
    const { citations } = await render(
      'A [@roe, p. 3].\n\nB.[^1]\n\nC [@doe].\n\n[^1]: See [@doe].\n',
      'chicago-notes',
    )
    assert.deepEqual(citations.map(({ note, line }) => [note, line]), [[1, 0], [2, 4], [undefined, 6]]) // biome-ignore format: rows
    assert.match(toPlainText(citations[0]!.runs), /^Jane Roe, On Walls, 2024, 3\.$/)
  })

  it('are written anew when an item has changed, and with nothing left from another draft', async () => {
    const first = await render('[@roe] and [@roe2]', 'apa')
    assert.deepEqual(
      first.citations.map(({ runs }) => toPlainText(runs)),
      ['(Roe, 2024b)', '(Roe, 2024a)'],
    )
    const alone = await render('[@roe]', 'apa')
    assert.deepEqual(
      alone.citations.map(({ runs }) => toPlainText(runs)),
      ['(Roe, 2024)'],
    )
    assert.deepEqual(alone.bibliography.map(toPlainText), ['Roe, J. (2024). On Walls.'])
  })

  it('leave out what nobody knows, and the references that the draft has already', async () => {
    const { citations, bibliography } = await render(
      '[@nobody] [@roe; @nobody] [@roe]\n\n<!-- bibliography by Verbatim: updated by “Insert or Update Bibliography” -->\n',
      'apa',
    )
    assert.deepEqual(
      citations.map(({ written }) => written),
      ['[@roe]'],
    )
    assert.deepEqual(bibliography, [])
  })

  it('lead to their passage on the web', async () => {
    const { citations } = await render('[@low, para. 2] and [@low] and [@roe, para. 2]', 'apa')
    assert.deepEqual(
      citations.map(({ url }) => url),
      ['https://example.org/low#:~:text=Good,walls', undefined, undefined],
    )
  })

  it('bring their passage along', async () => {
    const { citations } = await render('[@roe, para. 2] and [@roe, para. 9]', 'apa')
    assert.deepEqual(citations.map(({ tooltip }) => tooltip), [
      ['On Walls · Jane Roe · 2024', 'Two.'],
      ['On Walls · Jane Roe · 2024', 'There is no para. 9 in this source (it has 4 paragraphs).'],
    ]) // biome-ignore format: rows
  })
})
