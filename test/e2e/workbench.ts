import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Locator, Page, PageScreenshotOptions } from 'playwright-core'
import { output } from '../hosts/places.ts'
import { type ActivationTimes, readActivationTimes } from './activationTimes.ts'
import { pointOf, type Squiggle, squigglesIn } from './renderedText.ts'
import { until } from './until.ts'

/** The window, used as a person does: by keyboard, mouse and eye. Everything waits until it can be done. */
export class Workbench {
  readonly page: Page
  /** The copy of the folder that is open. */
  readonly folder: string
  /** Closes the window and ends all that was started for it. */
  readonly close: () => Promise<void>

  constructor(page: Page, folder: string, close: () => Promise<void>) {
    this.page = page
    this.folder = folder
    this.close = close
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Runs a command by its full title in the command palette, such as `Verbatim: Find Quote…`. */
  async runCommand(title: string): Promise<void> {
    await this.openQuickInput('F1')
    await this.fillQuickInput(`>${title}`)
    await this.chooseRow(title)
  }

  /** Runs a command that opens a picker, and waits until that stands where the palette was. */
  async openPicker(command: string, title: string): Promise<void> {
    await this.runCommand(command)
    await this.page.locator('.quick-input-title:visible', { hasText: title }).waitFor()
  }

  /** Opens a file of the folder through quick open and waits until it can be edited. */
  async openFile(name: string): Promise<void> {
    await this.openQuickInput('Control+p')
    await this.fillQuickInput(name)
    await this.chooseRow(name.split('/').at(-1)!)
    const group = this.page.locator('.editor-group-container.active')
    await group.locator('.tab.active', { hasText: name.split('/').at(-1) }).waitFor()
    await group.locator('.view-line').first().waitFor()
  }

  /** Presses a key that opens a quick input, again if the window was too busy with itself to notice. */
  private async openQuickInput(key: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input:visible')
    await until(`the input that ${key} opens`, async () => {
      await this.press(key)
      await input.waitFor({ timeout: 20_000 }).catch(() => {})
      return input.isVisible()
    })
  }

  async typeInQuickInput(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget input.input:visible').waitFor()
    await this.type(text)
  }

  /** Types over all that is in the quick input, again if the window put its own prefix over the first letters. */
  private async fillQuickInput(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input:visible')
    await until(`“${text}” in the quick input`, async () => {
      await this.press('Control+a')
      await this.type(text)
      return (await input.inputValue()) === text
    })
  }

  /** The rows in sight, from the top; none when there is no quick pick. */
  quickInputRows(): Promise<QuickInputRow[]> {
    return this.page.locator('.quick-input-widget:visible .monaco-list-row').evaluateAll(rows =>
      rows
        .sort(
          (one, other) => Number(one.getAttribute('data-index')) - Number(other.getAttribute('data-index')),
        )
        .map(row => {
          const read = (selector: string) => row.querySelector(selector)?.textContent ?? ''
          return {
            label: read('.quick-input-list-row .label-name'),
            description: read('.quick-input-list-row .label-description'),
            detail: read('.quick-input-list-label-meta'),
            focused: row.classList.contains('focused'),
          }
        }),
    )
  }

  /** Waits until the rows are as wanted, and gives them. */
  waitForRows(accept: (rows: QuickInputRow[]) => boolean): Promise<QuickInputRow[]> {
    return until('the rows of the quick pick', () => this.quickInputRows(), accept)
  }

  /** The text of a file of the folder as it stands in the active editor. Unsaved changes are saved for that. */
  async editorText(file: string): Promise<string> {
    // Pressed again until it is done: a widget that is just closing swallows keys.
    await until('the file to be saved', async () => {
      if (await this.isDirty()) await this.press('Control+s')
      return !(await this.isDirty())
    })
    return readFile(join(this.folder, file), 'utf8')
  }

  /** Waits until the text of a file in the active editor is as wanted, and gives it. */
  waitForText(file: string, accept: (text: string) => boolean): Promise<string> {
    return until(`the text of ${file}`, () => this.editorText(file), accept)
  }

  /** Whether the active editor has unsaved changes. */
  async isDirty(): Promise<boolean> {
    return (await this.page.locator('.editor-group-container.active .tab.active.dirty').count()) > 0
  }

  /** The editors' titles, group by group. */
  editors(): Promise<string[][]> {
    return this.page
      .locator('.editor-group-container')
      .evaluateAll(groups =>
        groups.map(group =>
          [...group.querySelectorAll('.tab')].map(tab => tab.getAttribute('data-resource-name') ?? ''),
        ),
      )
  }

  async cursor(): Promise<Cursor> {
    const status = (await this.page.locator('#status\\.editor\\.selection').textContent()) ?? ''
    const [line = 0, column = 0, selected = 0] = (status.match(/\d+/g) ?? []).map(Number)
    return { line, column, selected }
  }

  async placeCursor(line: number, column: number): Promise<void> {
    await this.openQuickInput('Control+g')
    await this.typeInQuickInput(`${line}:${column}`)
    await this.press('Enter')
    await until(
      'the cursor',
      () => this.cursor(),
      at => at.line === line && at.column === column,
    )
  }

  /** Rests the mouse on a text in the editor and gives what the hover says. The text must be in sight in one line. */
  async hoverText(text: string): Promise<string> {
    const content = this.page
      .locator('.monaco-editor .monaco-hover:not(.hidden) .monaco-hover-content')
      .first()
    await this.page.mouse.move(0, 0)
    await content.waitFor({ state: 'hidden' })
    return until(`a hover over “${text}”`, async () => {
      if (await content.isVisible()) {
        const shown = await content.innerText()
        if (shown && !/^Loading/.test(shown)) return shown
      }
      await this.nudgeMouse(text)
      return ''
    })
  }

  /** The wavy underlines in sight. */
  squiggles(): Promise<Squiggle[]> {
    return squigglesIn(this.page)
  }

  waitForSquiggles(accept: (squiggles: Squiggle[]) => boolean): Promise<Squiggle[]> {
    return until('the squiggles', () => this.squiggles(), accept)
  }

  /** Clicks on a text in the editor, opens the quick fixes there and clicks the one whose title holds these words. */
  async clickQuickFix(text: string, title: string): Promise<void> {
    await this.openQuickFixes(text, title)
    await this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first().click()
  }

  /** Opens the list of ways in which something may be pasted or dropped, and gives the one with this title. */
  async otherWay(title: string): Promise<Locator> {
    await this.page.locator('.post-edit-widget').waitFor()
    const choice = this.page.locator('.action-widget .monaco-list-row', { hasText: title })
    await until(`the choice “${title}”`, async () => {
      if (await choice.isVisible()) return true
      await this.press('Control+.')
      await choice.waitFor({ timeout: 5_000 }).catch(() => {})
      return choice.isVisible()
    })
    return choice
  }

  /** Opens the quick fixes at a text in the editor and gives their titles; the list stays open. */
  async quickFixes(text: string): Promise<string[]> {
    await this.openQuickFixes(text, '')
    const titles = await this.page.locator('.action-widget .monaco-list-row .title').allInnerTexts()
    return titles.map(title => title.trim())
  }

  private async openQuickFixes(text: string, title: string): Promise<void> {
    const { x, y } = (await until(`“${text}” in the editor`, () => pointOf(this.page, text)))!
    await this.page.mouse.click(x, y)
    const fix = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first()
    await until(`the quick fix “${title}”`, async () => {
      if (await fix.isVisible()) return true
      await this.press('Control+.')
      await fix.waitFor({ timeout: 5_000 }).catch(() => this.press('Escape'))
      return fix.isVisible()
    })
  }

  /** What a page inside the window says, such as a Markdown preview, once it has these words. */
  previewText(words: string): Promise<string> {
    return until(`“${words}” in a preview`, async () => {
      for (const frame of this.page.frames()) {
        const text = await frame
          .locator('body')
          .innerText({ timeout: 2_000 })
          .catch(() => '')
        if (frame !== this.page.mainFrame() && text.includes(words)) return text
      }
      return ''
    })
  }

  /**
   * Waits for a notification with these words, gives it whole and clears the list. The editor's test driver lets none
   * come up by themselves, so they are read in the list that the bell opens; `look` is called while that is open.
   * The progress of long work stands in the same list, so the words must be those of the message alone.
   */
  async notification(words: string | RegExp, look?: () => Promise<unknown>): Promise<string> {
    const center = this.page.locator('.notifications-center.visible')
    const message = center.locator('.notification-list-item-message', { hasText: words }).first()
    await until(`“${String(words)}” in a notification`, async () => {
      if (!(await center.isVisible())) await this.page.locator('#status\\.notifications').click()
      await message.waitFor({ timeout: 5_000 }).catch(() => {})
      return message.isVisible()
    })
    const text = await message.innerText()
    await look?.()
    await center.locator('.codicon-notifications-clear-all').click()
    await center.waitFor({ state: 'hidden' })
    return text
  }

  /** How long the extension host took over this extension. Opens and closes the editor's own report. */
  activationTimes(): Promise<ActivationTimes> {
    return readActivationTimes(this)
  }

  /** Saves a picture of the window, or of a part of it, and gives its path. */
  async screenshot(name: string, clip?: PageScreenshotOptions['clip']): Promise<string> {
    const path = join(output, 'screenshots', `${name}.png`)
    await mkdir(dirname(path), { recursive: true })
    await this.page.screenshot({ path, ...(clip && { clip }) })
    return path
  }

  /** The row is found by what it says in the moment of the click, since a list that is still being filled moves its rows. */
  private async chooseRow(label: string): Promise<void> {
    await this.waitForRows(rows => rows.some(row => row.label === label))
    const name = this.page.locator('.quick-input-list-row .label-name', {
      hasText: new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    })
    await this.page.locator('.quick-input-widget .monaco-list-row', { has: name }).first().click()
  }

  /** The editor asks for a hover when the mouse has moved and then rests. */
  private async nudgeMouse(text: string): Promise<void> {
    const { x, y } = (await until(`“${text}” in the editor`, () => pointOf(this.page, text)))!
    await this.page.mouse.move(x - 2, y)
    await this.page.mouse.move(x, y)
    await this.page.waitForTimeout(1_500)
  }
}

/** A row of a quick pick as a person reads it. */
export interface QuickInputRow {
  label: string
  description: string
  detail: string
  focused: boolean
}

/** Where the cursor is, as the status bar says, counted from 1, and how many characters are selected. */
export interface Cursor {
  line: number
  column: number
  selected: number
}
