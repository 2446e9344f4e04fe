import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const KEY = '000_7275516a2a315cb5'
const QUOTE = 'China’s celebration is our celebration'
const COPIED = 'China and North Korea are good neighbours, good friends, and good comrades'
const ADDRESS = 'https://example.org/ferry'
const PAGE = `---\ncitation-key: ferry\ntitle: The Ferry\nurl: ${ADDRESS}\n---\n\nThe ferry leaves on Monday.\n`

/** What a draft has when all has been dropped at the ends of its lines. */
const MARKUPS: Readonly<Record<string, { before: string; dropped: RegExp }>> = {
  'drop.md': {
    before: 'source:\nquote:\ntext:\naddress:\n',
    dropped: new RegExp(
      `^source: \\[@${KEY}\\]\nquote: “${QUOTE}[,.]?” \\[@${KEY}, para\\. 4\\]\n` +
        `text: “${COPIED}” \\[@${KEY}, para\\. 3\\]\naddress: \\[@ferry\\]$`,
    ),
  },
  'drop.tex': {
    before: 'source:\n\nquote:\n\ntext:\n\naddress:\n',
    dropped: new RegExp(
      `^source: \\\\cite\\{${KEY}\\}\n\nquote: \`\`${QUOTE}[,.]?'' \\\\cite\\[para\\.~4\\]\\{${KEY}\\}\n\n` +
        `text: \`\`${COPIED}'' \\\\cite\\[para\\.~3\\]\\{${KEY}\\}\n\naddress: \\\\cite\\{ferry\\}$`,
    ),
  },
  'drop.typ': {
    before: 'source:\n\nquote:\n\ntext:\n\naddress:\n',
    dropped: new RegExp(
      `^source: @${KEY}\n\nquote: #quote\\[${QUOTE}[,.]?\\] @${KEY}\\[para\\. 4\\]\n\n` +
        `text: #quote\\[${COPIED}\\] @${KEY}\\[para\\. 3\\]\n\naddress: @ferry$`,
    ),
  },
}

for (const entry of ['node', 'web'] as const) {
  describe(`What is dropped into a draft (${entry} entry)`, function () {
    this.timeout(900_000)
    let workbench: Workbench

    const row = (text: string) =>
      workbench.page.locator('.pane-body .monaco-list-row', { hasText: text }).first()
    const line = (name: string) =>
      workbench.page.locator('.editor-group-container.active .view-line', { hasText: `${name}:` }).first()
    const drag = (from: string, to: string) =>
      row(from).dragTo(line(to), { targetPosition: { x: 400, y: 8 } })

    const drafts = Object.entries(MARKUPS).map(([name, { before }]) => [name, before])
    const files = { 'seeds/ferry.md': PAGE, 'offer.md': 'text:\n', ...Object.fromEntries(drafts) }
    withWorkbench(`drop-${entry}`, { entry, files }, async window => {
      workbench = window
      await workbench.openFile('drop.md')
      await workbench.page.locator('.activitybar .action-label[aria-label="Verbatim"]').click()
      await row('Xi Jinping').waitFor()
      await row('Xi Jinping').locator('.monaco-tl-twistie').click()
      await row(QUOTE).waitFor()
    })

    it('is a plain text at first, beside which the quotation is offered', async () => {
      await workbench.openFile('offer.md')
      await dropFromElsewhere(workbench, line('text'), { 'text/plain': COPIED })
      await workbench.page.locator('.post-edit-widget').waitFor()
      assert.match(await workbench.editorText('offer.md'), new RegExp(`^text:${COPIED}`))
      const choice = await workbench.otherWay('Insert as quotation with citation')
      await workbench.screenshot(`drop-choice-${entry}`)
      await choice.click()
      const text = await workbench.waitForText('offer.md', written => written.includes(KEY))
      assert.equal(text.trim(), `text: “${COPIED}” [@${KEY}, para. 3]`)
    })

    it('is a quotation at once where the setting says so', async () => {
      await mkdir(join(workbench.folder, '.vscode'), { recursive: true })
      const settings = JSON.stringify({ 'verbatim.insert.onPaste': 'quotation' })
      await writeFile(join(workbench.folder, '.vscode/settings.json'), settings)
      // Until the editor has read the setting, the text is dropped as it is.
      const text = await until(
        'the quotation',
        async () => {
          await workbench.press('Control+a')
          await workbench.type('text:')
          await dropFromElsewhere(workbench, line('text'), { 'text/plain': COPIED })
          await workbench.page.waitForTimeout(2_000)
          return workbench.editorText('offer.md')
        },
        written => written.includes(KEY),
      )
      assert.match(text, new RegExp(`^text: ?“${COPIED}” \\[@${KEY}, para\\. 3\\]`))
    })

    for (const [name, { dropped }] of Object.entries(MARKUPS)) {
      it(`is written in the markup of ${name}: a source, a quote, a text and an address`, async () => {
        await workbench.openFile(name)
        await drag('Xi Jinping', 'source')
        await workbench.waitForText(name, text => /source:.+/.test(text))
        await drag(QUOTE, 'quote')
        await workbench.waitForText(name, text => /quote:.+/.test(text))
        await dropFromElsewhere(workbench, line('text'), { 'text/plain': COPIED })
        await workbench.waitForText(name, text => /text:.+/.test(text))
        await dropFromElsewhere(workbench, line('address'), {
          'text/uri-list': ADDRESS,
          'text/plain': ADDRESS,
        })
        const text = await workbench.waitForText(name, written => /address:.+/.test(written))
        assert.match(text.trim(), dropped)
      })
    }
  })
}

/** Drops data at the end of a line, as a browser or another program does. */
async function dropFromElsewhere(
  { page }: Workbench,
  line: ReturnType<Workbench['page']['locator']>,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  const box = (await line.boundingBox())!
  const at = { clientX: box.x + 400, clientY: box.y + 8 }
  const dataTransfer = await page.evaluateHandle(given => {
    const transfer = new DataTransfer()
    for (const [type, value] of Object.entries(given)) transfer.setData(type, value)
    return transfer
  }, data)
  for (const type of ['dragenter', 'dragover', 'drop'] as const)
    await line.dispatchEvent(type, { dataTransfer, ...at })
}
