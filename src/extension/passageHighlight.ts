import { type Disposable, type Range, type TextEditor, ThemeColor, window } from 'vscode'

/** Marks a passage in the editor that shows its source, in the colours of the editor's own search: in high contrast, lines. */
export class PassageHighlight implements Disposable {
  readonly #passage = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    outline: '1px dashed',
    outlineColor: new ThemeColor('editor.findMatchHighlightBorder'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.findMatchForeground'),
  })
  readonly #match = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchBackground'),
    outline: '2px solid',
    outlineColor: new ThemeColor('editor.findMatchBorder'),
  })
  #editor: TextEditor | undefined

  show(editor: TextEditor, passage: Range, matches: readonly Range[] = []): void {
    this.clear()
    this.#editor = editor
    editor.setDecorations(this.#passage, [passage])
    editor.setDecorations(this.#match, matches)
  }

  clear(): void {
    this.#editor?.setDecorations(this.#passage, [])
    this.#editor?.setDecorations(this.#match, [])
    this.#editor = undefined
  }

  dispose(): void {
    this.#passage.dispose()
    this.#match.dispose()
  }
}
