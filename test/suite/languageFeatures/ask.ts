import * as vscode from 'vscode'
import { pause } from '../editor.ts'

/** The library has to notice a file that was just written, and the server a document that was just opened. */
const PATIENCE_MS = 90_000

/** Asks the editor by one of its commands, again and again until the answer is accepted; else fails with the last one. */
export async function ask<T>(
  command: string,
  parameters: readonly unknown[],
  accept: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await answerOf<T>(command, parameters)
    if ('given' in answer && answer.given && accept(answer.given)) return answer.given
    if (Date.now() > end) throw new Error(`${command} gave in the end ${JSON.stringify(answer)}`)
    await pause(100)
  }
}

/** Asks once. What is thrown need not be an `Error`. */
export async function answerOf<T>(
  command: string,
  parameters: readonly unknown[],
): Promise<{ readonly given: T } | { readonly refused: string }> {
  try {
    return { given: await vscode.commands.executeCommand<T>(command, ...parameters) }
  } catch (thrown) {
    const { message, value } = thrown as { readonly message?: string; readonly value?: string }
    return { refused: message ?? value ?? JSON.stringify(thrown) }
  }
}

/** The `number`th place of some words in a document, from 0. */
export function rangeOf(document: vscode.TextDocument, words: string, number = 0): vscode.Range {
  const text = document.getText()
  let at = text.indexOf(words)
  for (let n = 0; n < number; n++) at = text.indexOf(words, at + 1)
  if (at < 0) throw new Error(`“${words}” is not ${number + 1} times in ${document.uri.path}`)
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length))
}

/** A place within some words, where a request for them is made. */
export function within(document: vscode.TextDocument, words: string, number = 0): vscode.Position {
  return rangeOf(document, words, number).start.translate(0, 2)
}

/** A place as `file: words`, read from the file as the editor has it. */
export async function shown(uri: vscode.Uri, range: vscode.Range): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri)
  return `${uri.path.split('/').at(-1)}: ${document.getText(range)}`
}

/** Definitions come as one of two kinds. */
export function target(link: vscode.Location | vscode.LocationLink): Promise<string> {
  return 'targetUri' in link
    ? shown(link.targetUri, link.targetSelectionRange ?? link.targetRange)
    : shown(link.uri, link.range)
}
