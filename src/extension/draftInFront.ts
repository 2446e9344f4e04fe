import { type TextEditor, window } from 'vscode'
import { draftLanguages } from '../draft/languages.ts'

/**
 * The editor that a command is about: the one in front, or else a draft that is in sight beside a page such as the
 * walkthrough, and comes to the front now.
 */
export async function draftInFront(): Promise<TextEditor | undefined> {
  if (window.activeTextEditor) return window.activeTextEditor
  const beside = window.visibleTextEditors.find(({ document }) =>
    draftLanguages.includes(document.languageId),
  )
  return beside && window.showTextDocument(beside.document, { viewColumn: beside.viewColumn })
}
