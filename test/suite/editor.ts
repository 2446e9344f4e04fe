import * as vscode from 'vscode'

/** What the suites do in the editor again and again. */

export const KEY = '000_7275516a2a315cb5'

export const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri

export const fileUri = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name)

export async function writeFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = fileUri(name)
  await vscode.workspace.fs.writeFile(
    uri,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  )
  return uri
}

/** Opens a draft of its own, with `|` for the cursor where there is one, as the only editor. */
export async function openDraft(name: string, content: string): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  const cursor = content.indexOf('|')
  const text = content.replace('|', '')
  const uri = await writeFile(name, text)
  const document = await vscode.workspace.openTextDocument(uri)
  // One that was open a moment ago is given as it was, and follows its file a little later.
  await until('the draft as it was written', () => document.getText() === text)
  const editor = await vscode.window.showTextDocument(document)
  if (cursor >= 0)
    editor.selection = new vscode.Selection(document.positionAt(cursor), document.positionAt(cursor))
  return editor
}

export function select(editor: vscode.TextEditor, words: string): void {
  const start = editor.document.getText().indexOf(words)
  const [from, to] = [editor.document.positionAt(start), editor.document.positionAt(start + words.length)]
  editor.selection = new vscode.Selection(from, to)
}

export function positionOf(document: vscode.TextDocument, words: string, offset = 1): vscode.Position {
  return document.positionAt(document.getText().indexOf(words) + offset)
}

/** Waits until `look` gives something, and gives it; fails with `what` was waited for. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 90_000
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await pause(50)
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

/** The findings about a draft, as `code: underlined words`. */
export function findings(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(diagnostic => diagnostic.source === 'verbatim')
    .map(diagnostic => `${codeOf(diagnostic)}: ${document.getText(diagnostic.range)}`)
}

/** A finding's code, which is a link to its page of the manual too. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}
