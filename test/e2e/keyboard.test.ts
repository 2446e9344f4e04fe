import assert from 'node:assert/strict'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const KEY = '000_7275516a2a315cb5'

describe('A writer without a mouse', function () {
  this.timeout(900_000)
  let workbench: Workbench

  withWorkbench('keyboard', {}, async opened => {
    workbench = opened
    await keys('Control+p', 'draft.md', row => row.label === 'draft.md')
    await workbench.page.locator('.tab.active', { hasText: 'draft.md' }).waitFor()
    await workbench.waitForSquiggles(all => all.length > 0)
  })

  /** Opens a list by a key, types into it and presses Enter once the row in front is the wanted one. */
  async function keys(
    key: string,
    text: string,
    isWanted: (row: { label: string }) => boolean,
  ): Promise<void> {
    const input = workbench.page.locator('.quick-input-widget input.input:visible')
    await until(`the list that ${key} opens`, async () => {
      await workbench.press(key)
      await input.waitFor({ timeout: 20_000 }).catch(() => {})
      return input.isVisible()
    })
    await until(`“${text}” in the list`, async () => {
      await workbench.press('Control+a')
      await workbench.type(text)
      return (await input.inputValue()) === text
    })
    await workbench.waitForRows(rows => rows.some(isWanted))
    await until('the row in front', async () => {
      const rows = await workbench.quickInputRows()
      if (rows.some(row => row.focused && isWanted(row))) return true
      await workbench.press('ArrowDown')
      return false
    })
    await workbench.press('Enter')
  }

  const command = (title: string) => keys('F1', `>${title}`, row => row.label === title)

  /** The quick fixes at the cursor; the first row is in front. */
  async function fix(title: string): Promise<void> {
    const rows = workbench.page.locator('.action-widget .monaco-list-row')
    await until(`the quick fixes with “${title}”`, async () => {
      await workbench.press('Control+.')
      await rows
        .first()
        .waitFor({ timeout: 5_000 })
        .catch(() => workbench.press('Escape'))
      return (await rows.filter({ hasText: title }).count()) > 0
    })
    const front = workbench.page.locator('.action-widget .monaco-list-row.focused')
    await until(`“${title}” in front`, async () => {
      if ((await front.allInnerTexts()).join().includes(title)) return true
      await workbench.press('ArrowDown')
      return false
    })
    await workbench.press('Enter')
  }

  it('finds a quote, makes it longer, and inserts it', async () => {
    await workbench.placeCursor(12, 1)
    await workbench.press('Control+End')
    await workbench.press('Control+Alt+q')
    await workbench.page.locator('.quick-input-title:visible', { hasText: 'Find Quote' }).waitFor()
    await workbench.typeInQuickInput('good neigbours good frends')
    await workbench.waitForRows(rows => rows.some(row => row.focused && row.detail.includes('good comrades')))
    await workbench.press('Enter')
    const text = await workbench.waitForText('draft.md', written => written.includes('para. 3]'))
    assert.match(text, new RegExp(`good comrades.*” \\[@${KEY}, para\\. 3\\]`, 's'))
    assert.equal(text.split('para. 3]').length, 2, 'written once')
  })

  it('goes to a finding, lays it beside its source, and mends it', async () => {
    await workbench.placeCursor(1, 1)
    await workbench.press('F8')
    await until(
      'the finding',
      () => workbench.cursor(),
      ({ line }) => line === 6,
    )
    await workbench.press('Escape')
    await fix('Compare with the source')
    await workbench.page.locator('.monaco-diff-editor .char-insert').first().waitFor()
    await workbench.screenshot('keyboard-comparison')
    await command('View: Close Editor')
    await workbench.page.locator('.tab.active', { hasText: 'draft.md' }).waitFor()
    await fix('Restore “Thursday”')
    const text = await workbench.waitForText('draft.md', written => !written.includes('Friday'))
    assert.match(text, /departed Beijing late Thursday aboard/)
  })

  it('walks through the Sources view, opens a quote there, and inserts it', async () => {
    await workbench.placeCursor(2, 1)
    const front = workbench.page.locator('.pane-body .monaco-list-row.focused')
    await until('the source in front', async () => {
      // A view that is shown for the first time may be drawn after it was to take the focus.
      await command('Verbatim: Focus on Sources View')
      await workbench.press('Home')
      return (await front.count()) > 0
    })
    await workbench.press('ArrowRight')
    await until('a quote in front', async () => {
      await workbench.press('ArrowDown')
      return (await front.allInnerTexts()).join().includes('“')
    })
    await workbench.screenshot('keyboard-sources')
    await workbench.press('Shift+F10')
    // Nothing is in front in a menu that has just opened, so that nothing is waited for.
    const item = workbench.page.locator('.monaco-menu .action-item.focused')
    await until('the menu item', async () => {
      if ((await item.allInnerTexts()).join().includes('Insert Quotation')) return true
      await workbench.press('ArrowDown')
      return false
    })
    await workbench.press('Enter')
    const text = await workbench.waitForText('draft.md', written => written.split('\n')[1] !== '')
    assert.match(text.split('\n')[1]!, new RegExp(`^“.*” \\[@${KEY}, para\\. \\d+\\]$`))
  })
})
