import assert from 'node:assert/strict'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { QuickInputRow, Workbench } from './workbench.ts'

const KEY = '000_7275516a2a315cb5'
const FRIENDS =
  'China and North Korea are good neighbours, good friends, and good comrades that share a common destiny,'
const HARBOUR =
  '---\ntitle: The old harbour\ndate: 2024-03-05\n---\n\n' +
  'The council met on Monday. “Good neighbours make good friends. We will keep the harbour open, whatever it costs. ' +
  'Nobody will sell it,” Anna Lindqvist said.\n\nThe ferry sails on Friday.\n'
const ESTUARY =
  '---\ntitle: The estuary\ndate: 2019\n---\n\nThe two towns were good neighbours, and good friends too, for a century.\n'

describe('Find Quote…', function () {
  this.timeout(900_000)
  let workbench: Workbench

  const open = () => workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
  const first = (words: string) => (rows: QuickInputRow[]) => rows[0]?.detail.includes(words) ?? false
  const input = (pattern: RegExp) =>
    until(
      'the query',
      () => workbench.page.locator('.quick-input-widget input.input:visible').inputValue(),
      value => pattern.test(value),
    )
  const title = (pattern: RegExp) =>
    until(
      'the title',
      () => workbench.page.locator('.quick-input-title:visible').innerText(),
      value => pattern.test(value),
    )
  const begin = async (line: number) => {
    await workbench.page.mouse.move(0, 0)
    await workbench.placeCursor(line, 1)
    await open()
  }

  const files = {
    'seeds/harbour.md': HARBOUR,
    'seeds/estuary.md': ESTUARY,
    'draft.md': '# Good neighbours\n\n\n',
    'draft.tex': '\\usepackage{csquotes}\n\n\n',
    'draft.typ': '= Good neighbours\n\n\n',
  }
  withWorkbench('findQuote', { files }, async opened => {
    workbench = opened
    await workbench.openFile('draft.md')
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.press('Escape')
  })

  it('makes a passage longer and shorter by keys, in the list and in its source', async () => {
    await begin(3)
    await workbench.typeInQuickInput('we will keep the harbor open')
    await workbench.waitForRows(first('whatever it costs'))
    await workbench.screenshot('find-rows')
    await workbench.press('Alt+ArrowRight')
    await workbench.waitForRows(first('Lindqvist said.'))
    await workbench.page.waitForTimeout(500)
    await workbench.screenshot('find-wider')
    await workbench.press('Alt+ArrowLeft')
    await workbench.waitForRows(rows => !first('Lindqvist said')(rows))
    await workbench.press('Alt+Shift+ArrowRight')
    await workbench.press('Alt+ArrowLeft')
    const [row] = await workbench.waitForRows(rows => rows[0]?.detail === '“We will keep the harbour open …”')
    assert.match(row!.description, /Anna Lindqvist · para\. 1/)
    await workbench.screenshot('find-shorter')
    await workbench.press('Alt+Enter')
    const text = await workbench.waitForText('draft.md', written => written.includes('[@'))
    assert.match(text, /^“We will keep the harbour open …” Anna Lindqvist said \[@harbour, para\. 1\]$/m)
    await workbench.screenshot('find-attributed')
    await workbench.press('Escape')
    await workbench.press('Control+z')
    await workbench.waitForText('draft.md', written => !written.includes('[@'))
  })

  it('sets filters by keys and takes them back', async () => {
    await begin(3)
    await workbench.typeInQuickInput('good neighbours good friends')
    await workbench.waitForRows(rows => rows.filter(row => row.detail.includes('neighbours')).length === 3)
    await workbench.press('Alt+g')
    const rows = await workbench.waitForRows(all => all.length > 0)
    assert.ok(rows.length >= 3)
    await workbench.page.waitForTimeout(500)
    await workbench.screenshot('find-grouped')
    await workbench.press('Alt+g')
    await workbench.press('Alt+s')
    await input(/^speaker:.+ good neighbours good friends$/)
    await workbench.waitForRows(all => all.filter(row => row.detail !== '').length === 1)
    await workbench.screenshot('find-filtered')
    await workbench.press('Alt+s')
    await input(/^good neighbours good friends$/)
    await workbench.press('Alt+e')
    await input(/^"good neighbours good friends"$/)
    await workbench.press('Escape')
  })

  it('inserts several passages at once, and one undo takes all of them back', async () => {
    await begin(3)
    await workbench.typeInQuickInput('common destiny')
    await workbench.waitForRows(first('common destiny'))
    await workbench.press('Shift+Enter')
    await title(/1 chosen/)
    await workbench.press('Control+a')
    await workbench.typeInQuickInput('harbor open whatever it costs')
    await workbench.waitForRows(rows => rows.some(row => row.detail.includes('whatever') && row.focused))
    await workbench.press('Shift+Enter')
    await title(/2 chosen/)
    await workbench.page.waitForTimeout(500)
    await workbench.screenshot('find-chosen')
    await workbench.press('Enter')
    const text = await workbench.waitForText('draft.md', written => written.includes('@harbour'))
    assert.ok(
      text.includes(
        `“${FRIENDS}” [@${KEY}, para. 3] “Good neighbours make good friends. We will keep the harbour open, whatever it costs. Nobody will sell it,” [@harbour, para. 1]\n`,
      ),
      text,
    )
    await workbench.press('Control+z')
    await workbench.waitForText('draft.md', written => !written.includes('[@'))
  })

  it('offers what was searched before', async () => {
    await begin(3)
    const rows = await workbench.waitForRows(all => all.length > 0)
    assert.deepEqual(
      rows
        .map(({ label }) => label.trim())
        .filter(label => label.startsWith('harbor') || label.startsWith('we will')),
      ['harbor open whatever it costs', 'we will keep the harbor open'],
    )
    await workbench.screenshot('find-recent')
    await workbench.press('Enter')
    await workbench.waitForRows(first('whatever it costs'))
    await input(/^harbor open whatever it costs$/)
    await workbench.press('Escape')
  })

  it('offers it also after the window has been loaded anew', async () => {
    await workbench.page.reload()
    await workbench.page.waitForSelector('.explorer-folders-view .monaco-list-row')
    await workbench.openFile('draft.md')
    await begin(3)
    const rows = await workbench.waitForRows(all => all.some(({ label }) => label.includes('harbor open')))
    assert.equal(rows[0]!.label.trim(), 'harbor open whatever it costs')
    await workbench.press('Escape')
  })

  it('lists what filters leave, without a word', async () => {
    await begin(3)
    await workbench.typeInQuickInput('in:harbour')
    // Until the whole filter is typed, other sources are listed as well.
    await workbench.waitForRows(
      all =>
        all.some(({ detail }) => detail.includes('ferry sails')) &&
        all.filter(({ description }) => description.includes('para.')).length === 2,
    )
    await workbench.screenshot('find-listed')
    await workbench.press('Escape')
  })

  it('writes LaTeX and Typst where the draft is that', async () => {
    for (const [file, expected] of [
      ['draft.tex', `\\textcquote[para.~3]{${KEY}}{${FRIENDS}}`],
      ['draft.typ', `#quote[${FRIENDS}] @${KEY}[para. 3]`],
    ] as const) {
      await workbench.openFile(file)
      await begin(3)
      await workbench.typeInQuickInput('common destiny')
      await workbench.waitForRows(first('common destiny'))
      await workbench.press('Enter')
      const text = await workbench.waitForText(file, written => written.includes(KEY))
      assert.ok(text.includes(expected), text)
      await workbench.screenshot(`find-${file.split('.')[1]}`)
    }
  })
})
