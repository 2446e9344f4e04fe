import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ARTICLE, PARAGRAPH, type Site, serveSite } from '../hosts/site.ts'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const COPIED = 'A copied article about lighthouses. It has two sentences.'
const COPY = 'a-copied-article-about-lighthouses-it.txt'
const MINUTES = 'The council met on Monday. Nobody spoke for the bridge.\n'

/** What the web has that is no source, and what the writer is told of it. */
const REFUSED: readonly (readonly [path: string, says: RegExp])[] = [
  ['/short', /\/short holds no article\. Open one and add that/],
  ['/paper', /\/paper is no web page but application\/pdf\. Download it and add the file\.$/],
  ['/nothing', /\/nothing answers with status 404, not with a page\.$/],
  ['/large', /\/large is larger than 20 MB, which no article is\.$/],
  ['/metadata', /169\.254\.169\.254\/latest, to which the page leads, is an address of your own machine/],
]

describe('A writer who adds sources', function () {
  this.timeout(900_000)
  let workbench: Workbench
  let site: Site
  let elsewhere: string

  const page = (selector: string, options?: { hasText: string }) => workbench.page.locator(selector, options)
  const seed = (name: string) => readFile(join(workbench.folder, 'seeds', name), 'utf8')
  const seeds = async () => (await readdir(join(workbench.folder, 'seeds'))).sort()
  const copy = (text: string) =>
    workbench.page.evaluate(copied => navigator.clipboard.writeText(copied), text)
  const add = async (way: string) => {
    await workbench.openPicker('Verbatim: Add Source…', 'Add Source')
    await page('.quick-input-widget .monaco-list-row', { hasText: way }).click()
  }
  /** Types into the input that asks for an address or a file. */
  const answer = async (text: string) => {
    const input = page('.quick-input-widget input.input:visible')
    await until(`“${text}” in the input`, async () => {
      await input.fill(text)
      return (await input.inputValue()) === text
    })
  }
  const fetchPage = async (url: string) => {
    await add('From the web')
    await page('.quick-input-widget:visible', { hasText: 'The address of an article' }).waitFor()
    await answer(url)
  }
  const nameFile = async (name: string) => {
    await add('From a file')
    // The dialog fills in the folder that was last used, over what has been typed until then, and lists it.
    await page('.quick-input-widget:visible .monaco-list-row', { hasText: '..' }).first().waitFor()
    await answer(join(elsewhere, name))
    await page('.quick-input-widget:visible .monaco-list-row', { hasText: name }).waitFor()
  }

  withWorkbench('adding', {}, async opened => {
    workbench = opened
    site = await serveSite()
    elsewhere = await mkdtemp(join(tmpdir(), 'verbatim-elsewhere-'))
    await writeFile(join(elsewhere, 'minutes.txt'), MINUTES)
    await writeFile(join(elsewhere, 'picture.png'), 'PNG')
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.length > 0)
  })

  after(async () => {
    site?.close()
    if (elsewhere) await rm(elsewhere, { recursive: true })
  })

  it('is asked from where', async () => {
    await workbench.openPicker('Verbatim: Add Source…', 'Add Source')
    const rows = await workbench.waitForRows(all => all.length === 3)
    assert.deepEqual(
      rows.map(({ label }) => label.trim()),
      ['From a file…', 'From the clipboard', 'From the web…'],
    )
    await workbench.screenshot('add-source')
    await workbench.press('Escape')
  })

  it('has the article of a page as Markdown, with the page beside it', async () => {
    await copy(`${site.base}/article`)
    await add('From the web')
    // What was copied is offered.
    await until(
      'the address',
      () => page('.quick-input-widget input.input:visible').inputValue(),
      value => value === `${site.base}/article`,
    )
    await workbench.screenshot('add-source-web')
    await workbench.press('Enter')
    await page('.tab.active', { hasText: 'roe-2024-water-for-the-island.md' }).waitFor()
    await page('.editor-group-container.active .view-line', { hasText: 'sha256' }).waitFor()
    await workbench.screenshot('add-source-added')
    const text = await seed('roe-2024-water-for-the-island.md')
    assert.ok(
      text.startsWith('---\ntitle: Water for the island\nauthor:\n  - Jane Roe\ndate: 2024-03-05\n'),
      text,
    )
    assert.ok(text.includes(PARAGRAPH))
    assert.equal(await seed('roe-2024-water-for-the-island.original.html'), ARTICLE)
    await workbench.runCommand('View: Close Editor')
  })

  it('is told why a page is refused, and nothing is written', async () => {
    const before = await seeds()
    for (const [path, says] of REFUSED) {
      await fetchPage(site.base + path)
      await workbench.press('Enter')
      await workbench.notification(says, () =>
        workbench.screenshot(`add-source-refused${path.replace('/', '-')}`),
      )
    }
    await fetchPage('file:///etc/passwd')
    await workbench.press('Enter')
    await workbench.notification(/passwd is no address of a web page: it must start with https/)
    assert.deepEqual(await seeds(), before)
  })

  it('has what was copied as a text, and is asked before it is replaced', async () => {
    await copy(COPIED)
    await add('From the clipboard')
    await page('.tab.active', { hasText: COPY }).waitFor()
    assert.equal(await seed(COPY), COPIED)
    await workbench.runCommand('View: Close Editor')
    await writeFile(join(workbench.folder, 'seeds', COPY), 'Of my own.')
    await add('From the clipboard')
    const dialog = page('.monaco-dialog-box', { hasText: `There is a source ${COPY} already.` })
    await dialog.waitFor()
    await workbench.screenshot('add-source-replace')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
    assert.equal(await seed(COPY), 'Of my own.')
    await copy('')
    await add('From the clipboard')
    assert.match(
      await workbench.notification('clipboard'),
      /There is no text in the clipboard\. Copy the article first\./,
    )
  })

  it('has a copy of a file, and is told what no file can be', async () => {
    await nameFile('minutes.txt')
    await workbench.screenshot('add-source-file')
    await workbench.press('Enter')
    await page('.tab.active', { hasText: 'minutes.txt' }).waitFor()
    assert.equal(await seed('minutes.txt'), MINUTES)
    await nameFile('picture.png')
    await workbench.press('Enter')
    assert.match(await workbench.notification('.png'), /^\.png cannot be a source\. These can: \.txt, \.md/)
  })

  it('can cite it at once', async () => {
    await workbench.openFile('draft.md')
    await workbench.placeCursor(12, 1)
    await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
    await workbench.typeInQuickInput('nobody spoke for the brige')
    await workbench.waitForRows(rows =>
      rows.some(row => row.focused && row.detail.includes('for the bridge')),
    )
    await workbench.press('Enter')
    await workbench.waitForText('draft.md', text => text.includes('[@minutes, para. 1]'))
  })
})
