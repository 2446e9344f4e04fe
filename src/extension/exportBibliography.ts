import { l10n, Uri, window, workspace } from 'vscode'
import { draftInFront } from './draftInFront.ts'
import type { LanguageServer } from './languageServer.ts'

/** Those that make their bibliography from a `.bib` file. */
const BIBTEX_MARKUPS = ['latex', 'typst', 'org', 'asciidoc']

/** Writes what the draft cites into a file that Pandoc, Quarto, LaTeX or Typst reads; its ending says in which format. */
export async function exportBibliography(server: LanguageServer): Promise<void> {
  const draft = (await draftInFront())?.document
  if (!draft) {
    void window.showInformationMessage(l10n.t('Open the draft whose bibliography is wanted first.'))
    return
  }
  const { uri, languageId } = draft
  const formats = Object.entries({ 'CSL-JSON': ['json'], BibTeX: ['bib'] })
  const likely = BIBTEX_MARKUPS.includes(languageId) ? formats.toReversed() : formats
  const file = await window.showSaveDialog({
    title: l10n.t('Export Bibliography'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(uri, '..', `references.${likely[0]![1][0]}`),
    filters: Object.fromEntries(likely),
  })
  if (!file) return
  const answer = await server.ask('verbatim/references', {
    uri: uri.toString(),
    format: file.path.endsWith('.bib') ? 'bibtex' : 'csl-json',
  })
  if ('fault' in answer) {
    void window.showWarningMessage(answer.fault)
    return
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(`${answer.text}\n`))
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  const told = l10n.t('The references of the draft are in {0}.', name)
  const unknown = answer.unknown.join(', ')
  void window.showInformationMessage(
    unknown ? `${told} ${l10n.t('Nothing is known of {0}.', unknown)}` : told,
  )
}
