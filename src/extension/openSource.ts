import { l10n, Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode'
import type { SourcePlace } from '../server/protocol.ts'
import { pickSource } from './insertCitation.ts'
import type { LanguageServer } from './languageServer.ts'
import type { PassageHighlight } from './passageHighlight.ts'
import { asRange } from './ranges.ts'

/** Opens a source beside the draft, at the passage and with it marked; without a place, asks which source. */
export async function openSource(
  server: LanguageServer,
  highlight: PassageHighlight,
  place?: Pick<SourcePlace, 'uri'> & Partial<SourcePlace>,
): Promise<void> {
  const wanted = place ?? (await pickSource(server, l10n.t('Open Source'), { withText: true }))
  if (!wanted) return
  const document = await workspace.openTextDocument(Uri.parse(wanted.uri, true))
  const isOpen = window.visibleTextEditors.find(editor => editor.document === document)
  const viewColumn = isOpen?.viewColumn ?? (window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active)
  const editor = await window.showTextDocument(document, { viewColumn, preview: false })
  if (!('range' in wanted) || !wanted.range) return
  const range = asRange(wanted.range)
  editor.selection = new Selection(range.start, range.start)
  editor.revealRange(range, TextEditorRevealType.InCenter)
  highlight.show(editor, range)
}
