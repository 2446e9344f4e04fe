import { type Disposable, TabInputText, type TextEditor, window } from 'vscode'
import { draftLanguages } from '../draft/languages.ts'

/** The URI of the draft that was in front last. */
let latest: string | undefined

/**
 * The editor that a command is about: the one in front, or else a draft that is in sight beside a page such as the
 * walkthrough, or the one that such a page has covered, and comes to the front now.
 */
export async function draftInFront(): Promise<TextEditor | undefined> {
  if (window.activeTextEditor) return window.activeTextEditor
  const beside = window.visibleTextEditors.find(isDraft)
  if (beside) return window.showTextDocument(beside.document, { viewColumn: beside.viewColumn })
  for (const { tabs, viewColumn } of window.tabGroups.all)
    for (const { input, isPreview } of tabs)
      if (input instanceof TabInputText && input.uri.toString() === latest)
        return window.showTextDocument(input.uri, { viewColumn, preview: isPreview })
  return undefined
}

/** Keeps in mind which draft the writer is at, for when a page comes to cover it. */
export function followDrafts(): Disposable {
  const follow = (editor: TextEditor | undefined) => {
    if (editor && isDraft(editor)) latest = editor.document.uri.toString()
  }
  follow(window.activeTextEditor)
  return window.onDidChangeActiveTextEditor(follow)
}

function isDraft({ document }: TextEditor): boolean {
  return draftLanguages.includes(document.languageId)
}
