import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { repository } from '../hosts/places.ts'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { QuickInputRow, Workbench } from './workbench.ts'

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
const WARNING =
  'Every year without paint costs the iron about a tenth of a millimetre, which is little in a year and much in a generation. Whoever decides to wait should know that waiting is a decision too, and that it will be paid for by people who were never asked.'
const LEFT_OUT = ', which is little in a year and much in a generation'
const LESSON = 'a price is an answer, and that it matters a good deal what the question was'

/** The story of docs/writing.md, from an empty folder to a Word file, and its pictures. */
describe('A whole article', function () {
  this.timeout(900_000)
  let workbench: Workbench

  /** Opens the list, types a query, and waits until the row in front has these words. */
  const find = async (query: string, words: string): Promise<QuickInputRow> => {
    await workbench.press('Control+Alt+q')
    await workbench.page.locator('.quick-input-title:visible', { hasText: 'Find Quote' }).waitFor()
    await workbench.typeInQuickInput(query)
    return inFront(words)
  }
  const inFront = async (words: string): Promise<QuickInputRow> => {
    const rows = await workbench.waitForRows(all => all.some(isInFront(words)))
    return rows.find(isInFront(words))!
  }
  const isInFront = (words: string) => (row: QuickInputRow) => row.focused && row.detail.includes(words)
  const draft = (accept: (text: string) => boolean) => workbench.waitForText('draft.md', accept)
  const paragraph = () => workbench.type('\n\n')

  withWorkbench('article', { folder: null }, opened => {
    workbench = opened
  })

  it('begins with a sample', async () => {
    // The palette does not learn of commands that become known while it is open.
    await workbench.page.locator('.activitybar .action-label[aria-label="Verbatim"]').waitFor()
    await workbench.runCommand('Verbatim: Create Sample')
    await workbench.page.locator('.tab.active', { hasText: 'draft.md' }).waitFor()
    // The key of Find Quote is the editor's own only while the cursor is in a text.
    await workbench.page.locator('.monaco-editor.focused').waitFor()
  })

  it('quotes a half-remembered line, and says whose it is', async () => {
    const row = await find('iron rembers evry winter', 'every winter')
    assert.match(row.description, /Marta Lindqvist.*para\. 2/)
    await workbench.screenshot('article-find')
    await workbench.press('Alt+Enter')
    const quotation =
      '“Iron forgives nothing, but it remembers every winter,” Marta Lindqvist said [@okafor-2025, para. 2]'
    await draft(text => text.includes(quotation))
    await workbench.press('Tab')
    await workbench.type('.')
    await draft(text => text.includes(`${quotation}.`))
  })

  it('lets a quotation complete itself', async () => {
    await paragraph()
    await workbench.type('The mayor needed more than sentiment. “I was not')
    await workbench.page
      .locator('.monaco-editor .ghost-text-decoration, .monaco-editor .ghost-text')
      .first()
      .waitFor()
    await workbench.screenshot('article-ghost')
    await workbench.press('Tab')
    await draft(text => text.includes('“I was not persuaded by the poets,” [@okafor-2025, para. 4]'))
    await workbench.type(' he said after the vote.')
  })

  it('makes a passage longer, and a block quote of it', async () => {
    await paragraph()
    await workbench.type('The report that did persuade him ends with a warning:')
    await paragraph()
    await find('waiting is a decison too', 'waiting is a decision')
    await workbench.press('Alt+Shift+ArrowLeft')
    await inFront(WARNING)
    await workbench.screenshot('article-wider')
    await workbench.press('Enter')
    await draft(text => text.includes(`\n\n> ${WARNING} [@lindqvist-2024, para. 4]`))
    await workbench.screenshot('article-block')
  })

  it('pastes words of a source as a quotation', async () => {
    await workbench.press('Control+End')
    await paragraph()
    await workbench.type('At the opening he had a lesson for others, too: ')
    await workbench.page.evaluate(text => navigator.clipboard.writeText(text), LESSON)
    await workbench.press('Control+v')
    const choice = await workbench.otherWay('Paste as quotation with citation')
    await workbench.screenshot('article-paste')
    await choice.click()
    await draft(text => text.includes(`“${LESSON}” [@brandt-2025, para. 2]`))
    await workbench.type('.')
  })

  it('cites a source by a part of its name, and mends what was remembered wrongly', async () => {
    await paragraph()
    await workbench.type('Nobody need be afraid to cross it. “The piers are safe” [@lind')
    await workbench.page.locator('.suggest-widget.visible .monaco-list-row.focused').waitFor()
    await workbench.press('Enter')
    await draft(text => text.includes('[@lindqvist-2024'))
    await workbench.type(', para. 2')
    await workbench.press('End')
    await workbench.type('.')
    const squiggles = await workbench.waitForSquiggles(all => all.some(({ text }) => text === 'safe'))
    assert.deepEqual(
      squiggles.map(({ text, kind }) => [text, kind]),
      [['safe', 'error']],
    )
    assert.match(await workbench.hoverText('safe'), /“safe” here, “sound” in the source/)
    await workbench.screenshot('article-altered')
    await workbench.clickQuickFix('safe', 'Restore “sound”')
    await draft(text => text.includes('“The piers are sound” [@lindqvist-2024, para. 2].'))
    await workbench.waitForSquiggles(all => all.length === 0)
  })

  it('leaves out what is not needed, with a mark', async () => {
    const text = await workbench.editorText('draft.md')
    const start = text.indexOf(LEFT_OUT)
    const before = text.slice(0, start).split('\n')
    await workbench.placeCursor(before.length, before.at(-1)!.length + 1)
    for (const _ of LEFT_OUT) await workbench.press('Shift+ArrowRight')
    await workbench.runCommand('Verbatim: Shorten Quotation by Selection')
    const shortened = await draft(written => !written.includes(LEFT_OUT))
    assert.match(shortened, /a tenth of a millimetre ?… ?\. Whoever/)
  })

  it('is checked, and gets its references', async () => {
    await workbench.runCommand('Verbatim: Check Quotations in Draft')
    await workbench.runCommand('Verbatim: Insert or Update Bibliography')
    const text = await draft(written => written.includes('Okafor, A.'))
    for (const name of ['Brandt, J.', 'Lindqvist, M.', 'Okafor, A.']) assert.ok(text.includes(name), text)
    assert.deepEqual(await workbench.squiggles(), [])
    await workbench.press('Control+End')
    await workbench.screenshot('article-references')
  })

  it('is read in the preview', async () => {
    await workbench.runCommand('Markdown: Open Preview to the Side')
    const shown = await workbench.previewText('Okafor, 2025')
    assert.match(shown, /\(Lindqvist, 2024, para\. 4\)/)
    assert.doesNotMatch(shown, /@\w/)
    await workbench.screenshot('article-preview')
  })

  it('goes through Pandoc to Word with every citation resolved', async function () {
    if (!hasPandoc) this.skip()
    await workbench.page.locator('.tab', { hasText: 'draft.md' }).first().click()
    await workbench.runCommand('Verbatim: Export Bibliography…')
    const input = workbench.page.locator('.quick-input-widget input.input:visible')
    await until(
      'the file’s name',
      () => input.inputValue(),
      name => name.endsWith('/references.json'),
    )
    await workbench.press('Enter')
    const place = (name: string) => join(workbench.folder, name)
    await until('the file', () => readFile(place('references.json'), 'utf8').catch(() => ''))
    const check = spawnSync(
      process.execPath,
      [join(repository, 'dist/cli.js'), 'check', 'draft.md', '--fail-on', 'risky-elision'],
      { cwd: workbench.folder, encoding: 'utf8' },
    )
    assert.equal(check.status, 0, check.stdout + check.stderr)
    const pandoc = spawnSync(
      'pandoc',
      'draft.md --citeproc --bibliography references.json -M suppress-bibliography -o article.docx'.split(
        ' ',
      ),
      { cwd: workbench.folder, encoding: 'utf8' },
    )
    assert.equal(pandoc.stderr, '')
    const { 'word/document.xml': xml } = unzipSync(await readFile(place('article.docx')))
    const written = new TextDecoder().decode(xml).replace(/<[^>]+>/g, '')
    assert.match(written, /Marta Lindqvist said \(Okafor 2025, para\. 2\)\./)
    assert.match(written, /\(Brandt 2025, para\. 2\)/)
    assert.match(written, /\(Lindqvist 2024, para\. 4\)/)
    assert.match(written, /Okafor, A\. \(2025, March 14\)\. The Bridge That Stayed/)
    assert.doesNotMatch(written, /@\w|\?\?\?/)
  })
})
