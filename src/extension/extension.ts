import { commands, type ExtensionContext } from 'vscode'
import type { SourcePlace } from '../server/protocol.ts'
import { addSource } from './addSource.ts'
import { checkDraft, checkWorkspace } from './check.ts'
import { findQuote } from './findQuote.ts'
import { insertCitation } from './insertCitation.ts'
import { type ClientFactory, LanguageServer } from './languageServer.ts'
import { openSource } from './openSource.ts'
import { PassageHighlight } from './passageHighlight.ts'
import { Renderings } from './renderings.ts'
import { Report, rebuildIndex } from './report.ts'
import { statusItem } from './statusItem.ts'

/** Registers everything and returns at once; the language server starts behind it. */
export function activateWith(context: ExtensionContext, create: ClientFactory): void {
  const server = new LanguageServer(create, context)
  const highlight = new PassageHighlight()
  const report = new Report(server)
  const register = (id: string, run: (...given: never[]) => unknown) => commands.registerCommand(id, run)
  context.subscriptions.push(
    server,
    highlight,
    report,
    new Renderings(server),
    statusItem(server),
    register('verbatim.findQuote', () => findQuote(server, highlight)),
    register('verbatim.insertCitation', () => insertCitation(server)),
    register('verbatim.checkDraft', () => checkDraft(server)),
    register('verbatim.checkWorkspace', () => checkWorkspace(server)),
    register('verbatim.addSource', (given?: { text: string }) => addSource(server, given)),
    register('verbatim.openSource', (place?: SourcePlace) => openSource(server, highlight, place)),
    register('verbatim.rebuildIndex', () => rebuildIndex(server)),
    register('verbatim.showReport', () => report.show()),
  )
}
