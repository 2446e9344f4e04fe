import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const KEY = 'xi-kim-2026'
const BIB = `@article{${KEY},
  author = {Fr{\\'e}d{\\'e}ric, Anne},
  title = {Neighbours in {Beijing}},
  journaltitle = {The Example},
  date = {2026-03-05},
  file = {:seeds/000_7275516a2a315cb5.txt:TXT}
}
@book{unread-2020, author = {Roe, Jane}, title = {A Book Without Its Text}, date = {2020}}
`
const BRIDGES = 'The bridge was opened on Monday.\n“It will stand for a hundred years,” Ada Low said.\n'
const QUOTE = 'China’s celebration is our celebration'
/** A final comma is the source’s sentence’s, and may be left out or exchanged. */
const CITED = new RegExp(`^“${QUOTE}[,.]?” \\[@${KEY}, para\\. 4\\]$`)

describe('The Sources view', function () {
  this.timeout(900_000)
  let workbench: Workbench

  const rows = (text: string) => workbench.page.locator('.pane-body .monaco-list-row', { hasText: text })
  const labels = () =>
    workbench.page.locator('.pane-body .monaco-list-row .monaco-icon-label').allInnerTexts()
  const waitForLabels = (accept: (labels: string[]) => boolean) =>
    until('the rows of the view', labels, accept)
  /** Clicks at the row's end, which opens nothing but a menu or a button. */
  const button = async (row: string, title: string) => {
    await rows(row).first().hover()
    await rows(row).first().locator(`.action-label[aria-label^="${title}"]`).click()
  }

  const files = {
    'refs.bib': BIB,
    'seeds/bridges.txt': BRIDGES,
    'draft.md': '---\nbibliography: refs.bib\n---\n\n\n',
  }
  withWorkbench('sources', { files }, opened => {
    workbench = opened
  })

  it('lists the sources with what a bibliography says of them', async () => {
    await workbench.openFile('draft.md')
    await workbench.placeCursor(5, 1)
    await workbench.page.locator('.activitybar .action-label[aria-label="Verbatim"]').click()
    const all = await waitForLabels(found => found.some(label => label.includes('Neighbours in Beijing')))
    assert.match(all.join('\n'), /Neighbours in Beijing\s*Anne Frédéric · 2026-03-05 · The Example/)
    assert.match(all.join('\n'), /The bridge was opened on Monday\./)
  })

  it('has under each its direct quotes by speaker', async () => {
    await rows('Neighbours in Beijing').locator('.monaco-tl-twistie').click()
    const all = await waitForLabels(found => found.some(label => label.includes(QUOTE)))
    const speakers = all.filter(label => /^(?:Xi Jinping|Kim Jong Un)/.test(label))
    assert.equal(speakers.length, 2, all.join('\n'))
    await workbench.screenshot('sources')
  })

  it('writes a quote at the cursor of the draft', async () => {
    await button(QUOTE, 'Insert Quotation')
    const text = await workbench.waitForText('draft.md', written => written.includes(KEY))
    assert.match(text.split('\n')[4]!, CITED)
  })

  it('writes a quote where it is dropped', async () => {
    await workbench.page.keyboard.press('Control+Home')
    const line = workbench.page.locator('.editor-group-container.active .view-line').nth(5)
    await rows(QUOTE)
      .first()
      .dragTo(line, { targetPosition: { x: 5, y: 8 } })
    const text = await workbench.waitForText('draft.md', written => written.split(KEY).length === 3)
    assert.match(text.split('\n')[5]!, CITED)
  })

  it('has the bibliography written at the end, and once only', async () => {
    await workbench.placeCursor(5, 1)
    for (const times of [1, 2]) {
      await workbench.runCommand('Verbatim: Insert or Update Bibliography')
      const text = await workbench.waitForText('draft.md', written => written.includes('Frédéric, A.'))
      assert.match(text, /Frédéric, A\. \(2026\)\. Neighbours in Beijing\. \*The Example\*\./, `${times}`)
      assert.equal(text.split('Frédéric').length, 2)
    }
    await workbench.screenshot('bibliography')
  })

  it('opens the passage on a click', async () => {
    await rows(QUOTE).first().click()
    await workbench.page.locator('.tab.active', { hasText: '000_7275516a2a315cb5.txt' }).waitFor()
    await until(
      'the cursor',
      () => workbench.cursor(),
      at => at.line === 4,
    )
  })

  it('is filtered with every letter, by title, author, citekey and speaker', async () => {
    for (const [query, title] of [
      ['ada low', 'The bridge was opened'],
      ['frederic', 'Neighbours in Beijing'],
      ['xi-kim', 'Neighbours in Beijing'],
    ] as const) {
      await workbench.openPicker('Verbatim: Filter Sources…', 'Filter Sources')
      await workbench.press('Control+a')
      await workbench.typeInQuickInput(query)
      await waitForLabels(found => found[0]?.startsWith(title) === true && rowsOfSources(found) === 1)
      await workbench.screenshot(`sources-${query.replace(' ', '-')}`)
      await workbench.press('Enter')
    }
    await workbench.runCommand('Verbatim: Show All Sources')
    await waitForLabels(found => rowsOfSources(found) === 2)
  })

  it('follows the bibliography', async () => {
    await writeFile(join(workbench.folder, 'refs.bib'), BIB.replace('Neighbours in', 'Neighbours of'))
    await waitForLabels(found => found.some(label => label.includes('Neighbours of Beijing')))
  })

  const rowsOfSources = (found: readonly string[]) =>
    found.filter(label => /^(?:Neighbours|The bridge)/.test(label)).length
})
