import { commands, env, type TextEditor, Uri, window } from 'vscode'
import { draftLanguages } from '../../draft/languages.ts'
import { fileUri } from '../../server/renderings.ts'
import { insertAtCursor } from '../insert.ts'
import type { LanguageServer } from '../languageServer.ts'
import { placeOf } from './drag.ts'
import type { PlaceNode } from './nodes.ts'

/** Writes a direct quote with its citation, or the citation of a source, at the cursor of the draft. */
export async function insertNode(
  server: LanguageServer,
  node: PlaceNode,
  form = placeOf(node).form,
): Promise<void> {
  const { sources } = await server.ask('verbatim/sourceTree', { query: '' })
  const editor = draftEditor(new Set(sources.map(({ uri }) => uri)))
  const { uri, range, citekey } = placeOf(node)
  await insertAtCursor(server, { uri, range }, form, { editor: editor ?? null, ...(citekey && { citekey }) })
}

/** The draft in front; a source that is open beside it is none, and is never written to. */
function draftEditor(sources: ReadonlySet<string>): TextEditor | undefined {
  const active = window.activeTextEditor
  const editors = active ? [active, ...window.visibleTextEditors] : window.visibleTextEditors
  return editors.find(
    ({ document }) => draftLanguages.includes(document.languageId) && !sources.has(document.uri.toString()),
  )
}

/** Copies what dragging the node would insert. */
export async function copyNode(server: LanguageServer, node: PlaceNode): Promise<void> {
  const inserted = await server.ask('verbatim/insertion', { ...placeOf(node), before: '', after: '' })
  if (inserted) await env.clipboard.writeText(inserted.text)
}

export async function revealNode(node: PlaceNode): Promise<void> {
  await commands.executeCommand('revealInExplorer', Uri.parse(fileUri(node.uri), true))
}
