import {
  CancellationTokenSource,
  env,
  type QuickInputButton,
  type QuickPickItem,
  ThemeIcon,
  window,
} from 'vscode'
import { label as asLabel } from '../base/escape.ts'
import type { SearchResult } from '../server/protocol.ts'
import { reportEmptyLibrary } from './emptyLibrary.ts'
import { insertAtCursor } from './insert.ts'
import type { LanguageServer } from './languageServer.ts'
import { openSource } from './openSource.ts'
import type { PassageHighlight } from './passageHighlight.ts'
import { keepOrder } from './quickPick.ts'
import { SourcePreview } from './sourcePreview.ts'

const CITE: QuickInputButton = { iconPath: new ThemeIcon('references'), tooltip: 'Insert the citation only' }
const COPY: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: 'Copy the quotation' }
const OPEN: QuickInputButton = { iconPath: new ThemeIcon('go-to-file'), tooltip: 'Open the source here' }

interface PassageItem extends QuickPickItem {
  readonly result?: SearchResult
}

/** Finds a half-remembered quote on every keystroke, previews it in its source, and writes it with its citation. */
export async function findQuote(server: LanguageServer, highlight: PassageHighlight): Promise<void> {
  const preview = new SourcePreview(highlight)
  const picker = window.createQuickPick<PassageItem>()
  keepOrder(picker)
  picker.title = 'Find Quote'
  picker.placeholder = 'Type what you remember of the quote, in any spelling'
  let tokens = new CancellationTokenSource()
  let isEmptyLibrary = false

  const search = async (query: string) => {
    tokens.cancel()
    tokens = new CancellationTokenSource()
    const { token } = tokens
    if (query.trim() === '') {
      picker.items = []
      return
    }
    picker.busy = true
    try {
      const answer = await server.ask('verbatim/search', { query, typing: true }, token)
      if (token.isCancellationRequested) return
      isEmptyLibrary = answer.sources === 0
      picker.items = answer.results.length > 0 ? answer.results.map(itemOf) : [nothing(isEmptyLibrary)]
    } catch (error) {
      if (!token.isCancellationRequested) picker.items = [failed(error)]
    } finally {
      if (!token.isCancellationRequested) picker.busy = false
    }
  }

  const leave = async (then?: () => Promise<unknown>) => {
    after = then
    picker.hide()
  }
  let after: (() => Promise<unknown>) | undefined

  picker.onDidChangeValue(search)
  // While sources are still being read, what has come in since may hold the answer.
  const status = server.onDidChangeStatus(({ isReading }) => !isReading && search(picker.value))
  picker.onDidChangeActive(([item]) => item?.result && preview.show(item.result))
  picker.onDidAccept(() => {
    const result = picker.activeItems[0]?.result
    if (result) void leave(() => insertAtCursor(server, result, 'quotation', { editor: preview.draft }))
    else if (isEmptyLibrary) void leave(() => reportEmptyLibrary(server))
  })
  picker.onDidTriggerItemButton(async ({ item: { result }, button }) => {
    if (!result) return
    if (button === CITE)
      await leave(() => insertAtCursor(server, result, 'citation', { editor: preview.draft }))
    if (button === OPEN) await leave(() => openSource(server, highlight, result))
    if (button === COPY) {
      await env.clipboard.writeText(result.quotation)
      void window.setStatusBarMessage('Quotation copied', 3000)
      await leave()
    }
  })
  picker.onDidHide(async () => {
    status.dispose()
    tokens.cancel()
    picker.dispose()
    await preview.close()
    await after?.()
  })

  const selected = preview.draft?.document.getText(preview.draft.selection).trim() ?? ''
  picker.value = selected.replace(/\s+/g, ' ')
  picker.show()
  if (picker.value) await search(picker.value)
  else if (
    (await server.ask('verbatim/search', { query: '', typing: true })).sources === 0 &&
    !server.status.isReading
  ) {
    picker.hide()
    await reportEmptyLibrary(server)
  }
}

/** The quotation stands in the detail line: labels are cut and matched by the editor, details are not. */
function itemOf(result: SearchResult): PassageItem {
  const { title, speaker, locator, quotation } = result
  return {
    label: `$(quote) ${asLabel(shorten(title, 50))}`,
    description: asLabel([speaker, locator].filter(Boolean).join(' · ')),
    detail: asLabel(quotation),
    alwaysShow: true,
    buttons: [CITE, COPY, OPEN],
    result,
  }
}

function nothing(isEmptyLibrary: boolean): PassageItem {
  return isEmptyLibrary
    ? {
        label: '$(info) There are no sources yet',
        detail: 'Press Enter to see where Verbatim looks for them.',
        alwaysShow: true,
      }
    : { label: '$(circle-slash) Nothing like this is in your sources', alwaysShow: true }
}

function failed(error: unknown): PassageItem {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    label: '$(error) The search failed',
    detail: `${asLabel(reason)}. Try Verbatim: Rebuild Index.`,
    alwaysShow: true,
  }
}

function shorten(text: string, limit: number): string {
  // A title must not be able to put an icon into the list.
  const plain = text.replace(/\$\(/g, '$ (')
  return plain.length <= limit ? plain : `${plain.slice(0, limit - 1)}…`
}
