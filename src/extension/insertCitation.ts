import { l10n, type QuickPickItem, window } from 'vscode'
import { label } from '../base/escape.ts'
import type { SourceSummary } from '../server/protocol.ts'
import { draftInFront } from './draftInFront.ts'
import { reportEmptyLibrary } from './emptyLibrary.ts'
import { insertAtCursor } from './insert.ts'
import type { LanguageServer } from './languageServer.ts'
import { keepOrder } from './quickPick.ts'

interface SourceItem extends QuickPickItem {
  readonly source: SourceSummary
}

/** Cites a source, or an entry of a bibliography, as a whole, chosen by its citekey, title or author. */
export async function insertCitation(server: LanguageServer): Promise<void> {
  const editor = await draftInFront()
  const source = await pickSource(server, l10n.t('Insert Citation'))
  if (!source) return
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  await insertAtCursor(server, { uri: source.uri, range }, 'citation', { citekey: source.citekey, editor })
}

/** `withText`: only sources, and no entries of bibliographies that have no text here. */
export async function pickSource(
  server: LanguageServer,
  title: string,
  { withText = false } = {},
): Promise<SourceSummary | undefined> {
  const find = async (query: string) =>
    (await server.ask('verbatim/findSources', { query })).filter(source => source.hasText || !withText)
  const all = await find('')
  if (all.length === 0) {
    await reportEmptyLibrary(server)
    return undefined
  }
  const picker = window.createQuickPick<SourceItem>()
  keepOrder(picker)
  picker.title = title
  picker.placeholder = l10n.t('Citekey, title or author')
  picker.items = all.map(sourceItem)
  let asked = 0
  picker.onDidChangeValue(async query => {
    const number = ++asked
    const found = await find(query)
    if (number === asked) picker.items = found.map(sourceItem)
  })
  return new Promise(resolve => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.source)
      picker.hide()
    })
    picker.onDidHide(() => {
      resolve(undefined)
      picker.dispose()
    })
    picker.show()
  })
}

/** A source, or an entry of a bibliography, in the list. */
export function sourceItem(source: SourceSummary): SourceItem {
  const path = source.hasText ? source.path : l10n.t('no text here, an entry in {0}', source.path)
  const detail = [source.details, path].filter(Boolean).join(' · ')
  return {
    label: label(source.title),
    description: label(`@${source.citekey}`),
    detail: label(detail),
    alwaysShow: true,
    source,
  }
}
