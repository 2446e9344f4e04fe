import {
  Selection,
  type Tab,
  TabInputText,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode'
import type { SearchResult } from '../server/protocol.ts'
import type { PassageHighlight } from './passageHighlight.ts'
import { asRange } from './ranges.ts'

/**
 * Shows passages in their sources beside the draft for as long as a list is open, and then leaves the window as it
 * was: its own tabs closed, the tabs that were in front in front again, cursors and scroll positions restored.
 */
export class SourcePreview {
  readonly #highlight: PassageHighlight
  /** The editor that the list was opened in, if it was in one. */
  readonly draft: TextEditor | undefined
  readonly #before = window.tabGroups.all.map(group => ({
    viewColumn: group.viewColumn,
    tab: group.activeTab,
  }))
  readonly #views = window.visibleTextEditors.map(editor => ({
    uri: editor.document.uri.toString(),
    viewColumn: editor.viewColumn,
    selections: editor.selections,
    top: editor.visibleRanges[0],
  }))
  readonly #wereOpen = new Set(textTabs().map(tabName))
  readonly #opened = new Set<string>()
  /** Where the preview is shown, and the name of the tab that shows it. */
  #shown: { readonly viewColumn: ViewColumn | undefined; readonly name: string } | undefined
  #work: Promise<void> = Promise.resolve()
  #latest = 0

  constructor(highlight: PassageHighlight, draft: TextEditor | undefined) {
    this.#highlight = highlight
    this.draft = draft
  }

  /** Only the last one asked for is shown when they come faster than the editor can open them. */
  show(result: SearchResult): void {
    const number = ++this.#latest
    this.#enqueue(async () => {
      if (number === this.#latest) await this.#show(result)
    })
  }

  /** Ends the preview. */
  close(): Promise<void> {
    this.#latest++
    this.#enqueue(() => this.#restore())
    return this.#work
  }

  async #show(result: SearchResult): Promise<void> {
    const document = await workspace.openTextDocument(Uri.parse(result.uri, true))
    const beside = this.draft ? ViewColumn.Beside : ViewColumn.Active
    const viewColumn = this.#shown?.viewColumn ?? beside
    const editor = await window.showTextDocument(document, {
      viewColumn,
      preserveFocus: true,
      preview: false,
    })
    const name = nameIn(editor.viewColumn, document.uri)
    this.#shown = { viewColumn: editor.viewColumn, name }
    if (!this.#wereOpen.has(name)) this.#opened.add(name)
    const range = asRange(result.range)
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
    this.#highlight.show(editor, range, result.matches.map(asRange))
    const old = textTabs().filter(tab => this.#opened.has(tabName(tab)) && tabName(tab) !== name)
    if (old.length > 0) await window.tabGroups.close(old, true)
  }

  async #restore(): Promise<void> {
    this.#highlight.clear()
    if (!this.#shown) return
    const { viewColumn, name } = this.#shown
    const group = window.tabGroups.all.find(one => one.viewColumn === viewColumn)
    const front = group?.activeTab
    // What the writer has opened or turned to since the list closed stays in front.
    const isInFront = front?.input instanceof TabInputText && tabName(front) === name
    const hasFocus = isInFront && group?.isActive
    // Closed last, so that nothing is still to be done when the window looks as it did before.
    if (isInFront) await this.#bringBack(viewColumn)
    const own = textTabs().filter(tab => this.#opened.has(tabName(tab)))
    if (own.length > 0) await window.tabGroups.close(own, true)
    if (!hasFocus || !this.draft) return
    const { document, viewColumn: column, selection } = this.draft
    await window.showTextDocument(document, { viewColumn: column, selection })
  }

  /** Puts the tab that was in front of a group there again, as it was scrolled; one closed since stays closed. */
  async #bringBack(viewColumn: ViewColumn | undefined): Promise<void> {
    const tab = this.#before.find(group => group.viewColumn === viewColumn)?.tab
    if (!(tab?.input instanceof TabInputText)) return
    const name = nameIn(viewColumn, tab.input.uri)
    if (!textTabs().some(open => tabName(open) === name)) return
    const { uri } = tab.input
    const view = this.#views.find(v => v.uri === uri.toString() && v.viewColumn === viewColumn)
    const document = await workspace.openTextDocument(uri)
    const editor = await window.showTextDocument(document, {
      viewColumn,
      preserveFocus: true,
      preview: tab.isPreview,
    })
    if (!view) return
    editor.selections = view.selections.map(s => new Selection(s.anchor, s.active))
    if (view.top) editor.revealRange(view.top, TextEditorRevealType.AtTop)
  }

  #enqueue(task: () => Promise<void>): void {
    // A preview that fails (the file went away) must not stop the list.
    this.#work = this.#work.then(task).catch(() => {})
  }
}

function textTabs(): Tab[] {
  return window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.input instanceof TabInputText)
}

function tabName(tab: Tab): string {
  return nameIn(tab.group.viewColumn, (tab.input as TabInputText).uri)
}

function nameIn(viewColumn: ViewColumn | undefined, uri: Uri): string {
  return `${viewColumn} ${uri}`
}
