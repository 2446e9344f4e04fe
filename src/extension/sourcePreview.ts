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
  readonly #draft = window.activeTextEditor
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
  #column: ViewColumn | undefined
  #work: Promise<void> = Promise.resolve()
  #latest = 0

  constructor(highlight: PassageHighlight) {
    this.#highlight = highlight
  }

  get draft(): TextEditor | undefined {
    return this.#draft
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
    const beside = this.#draft ? ViewColumn.Beside : ViewColumn.Active
    const viewColumn = this.#column ?? beside
    const editor = await window.showTextDocument(document, {
      viewColumn,
      preserveFocus: true,
      preview: false,
    })
    this.#column = editor.viewColumn
    const name = `${editor.viewColumn} ${document.uri}`
    if (!this.#wereOpen.has(name)) this.#opened.add(name)
    const range = asRange(result.range)
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
    this.#highlight.show(editor, range, result.matches.map(asRange))
    const old = textTabs().filter(tab => this.#opened.has(tabName(tab)) && tabName(tab) !== name)
    if (old.length > 0) await window.tabGroups.close(old, true)
  }

  async #restore(): Promise<void> {
    this.#highlight.clear()
    if (this.#column === undefined) return
    const own = textTabs().filter(tab => this.#opened.has(tabName(tab)))
    if (own.length > 0) await window.tabGroups.close(own, true)
    for (const { viewColumn, tab } of this.#before) await this.#bringBack(viewColumn, tab)
    // The draft had the focus all along; taking it again would close what the writer has opened since.
    const active = window.activeTextEditor
    if (
      !this.#draft ||
      (active?.document === this.#draft.document && active.viewColumn === this.#draft.viewColumn)
    )
      return
    const { document, viewColumn, selection } = this.#draft
    await window.showTextDocument(document, { viewColumn, selection })
  }

  /** Puts a group's front tab in front again, as it was scrolled. */
  async #bringBack(viewColumn: ViewColumn, tab: Tab | undefined): Promise<void> {
    if (!(tab?.input instanceof TabInputText)) return
    const { uri } = tab.input
    const front = window.tabGroups.all.find(group => group.viewColumn === viewColumn)?.activeTab
    const isInFront = front?.input instanceof TabInputText && front.input.uri.toString() === uri.toString()
    const view = this.#views.find(v => v.uri === uri.toString() && v.viewColumn === viewColumn)
    const isTouched = viewColumn === this.#column
    if (isInFront && !isTouched) return
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
  return `${tab.group.viewColumn} ${(tab.input as TabInputText).uri}`
}
