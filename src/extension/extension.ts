import type { MarkdownIt } from 'markdown-it'
import { commands, type ExtensionContext, env, l10n, languages, type Uri } from 'vscode'
import { speak } from '../base/l10n.ts'
import { draftLanguages } from '../draft/languages.ts'
import type { DraftPlace, QuotedPassageCommand } from '../server/protocol.ts'
import { addSource } from './addSource.ts'
import { checkDraft, checkWorkspace } from './check.ts'
import { Comparison } from './compareQuotation.ts'
import { QuotationCompletion } from './completeQuotation.ts'
import { convertQuotation } from './convertQuotation.ts'
import { createSample } from './createSample.ts'
import { followDrafts } from './draftInFront.ts'
import { exportBibliography } from './exportBibliography.ts'
import type { Action } from './findQuote/actions.ts'
import { FindQuote } from './findQuote/findQuote.ts'
import { FindQuoteMemory } from './findQuote/memory.ts'
import { insertBibliography } from './insertBibliography.ts'
import { insertCitation } from './insertCitation.ts'
import { type ClientFactory, LanguageServer } from './languageServer.ts'
import { openSource } from './openSource.ts'
import { PassageHighlight } from './passageHighlight.ts'
import { citationsPlugin } from './preview/citationsPlugin.ts'
import { Preview } from './preview/preview.ts'
import { quotationsItem } from './quotationsItem.ts'
import { Recognition } from './recognise.ts'
import { Renderings } from './renderings.ts'
import { Report, rebuildIndex } from './report.ts'
import { showQuotations } from './showQuotations.ts'
import { copyNode, insertNode, revealNode } from './sources/actions.ts'
import { SourceDrop } from './sources/drag.ts'
import type { PlaceNode } from './sources/nodes.ts'
import { SourcesView } from './sources/sourcesView.ts'
import { statusItem } from './statusItem.ts'

/** What the editor's Markdown preview asks extensions for (`markdown.markdownItPlugins` in package.json). */
export interface Exports {
  extendMarkdownIt(markdown: MarkdownIt): MarkdownIt
}

/** Registers everything and returns at once; the language server starts behind it. */
export function activateWith(context: ExtensionContext, create: ClientFactory): Exports {
  const interfaceLanguage = { language: env.language, bundle: l10n.bundle ?? {} }
  speak(interfaceLanguage)
  const server = new LanguageServer(create, context, interfaceLanguage)
  const highlight = new PassageHighlight()
  const report = new Report(server)
  const sources = new SourcesView(server)
  const comparison = new Comparison(server)
  const finding = new FindQuote(server, highlight, new FindQuoteMemory(context))
  const recognition = new Recognition(server)
  const drafts = draftLanguages.map(language => ({ language }))
  const preview = new Preview(server)
  const register = (id: string, run: (...given: never[]) => unknown) => commands.registerCommand(id, run)
  context.subscriptions.push(
    server,
    highlight,
    report,
    comparison,
    preview,
    new Renderings(server),
    sources,
    statusItem(server),
    languages.registerDocumentDropEditProvider(drafts, new SourceDrop(server), {
      dropMimeTypes: SourceDrop.mimeTypes,
    }),
    languages.registerDocumentDropEditProvider(drafts, recognition, {
      dropMimeTypes: Recognition.mimeTypes,
      providedDropEditKinds: Recognition.kinds,
    }),
    languages.registerDocumentPasteEditProvider(drafts, recognition, {
      pasteMimeTypes: Recognition.mimeTypes,
      providedPasteEditKinds: Recognition.kinds,
    }),
    languages.registerInlineCompletionItemProvider(drafts, new QuotationCompletion(server)),
    quotationsItem(server),
    followDrafts(),
    register('verbatim.findQuote', () => finding.show()),
    register('verbatim.findQuoteAction', (action: Action) => finding.act(action)),
    register('verbatim.insertCitation', () => insertCitation(server)),
    register('verbatim.insertBibliography', () => insertBibliography(server)),
    register('verbatim.exportBibliography', () => exportBibliography(server)),
    register('verbatim.checkDraft', () => checkDraft(server)),
    register('verbatim.checkWorkspace', () => checkWorkspace(server)),
    register('verbatim.addSource', (given?: { text: string }) => addSource(server, given)),
    register('verbatim.createSample', (folder?: Uri) => createSample(context.extensionUri, folder)),
    register('verbatim.compareQuotation', (place?: DraftPlace) => comparison.show(place)),
    register('verbatim.convertToInline', () => convertQuotation(server, 'inline')),
    register('verbatim.convertToBlock', () => convertQuotation(server, 'block')),
    register('verbatim.convertToFootnote', () => convertQuotation(server, 'footnote')),
    register('verbatim.convertToTypographicMarks', () => convertQuotation(server, 'typographic')),
    register('verbatim.convertToStraightMarks', () => convertQuotation(server, 'straight')),
    register('verbatim.shortenQuotation', () => convertQuotation(server, 'shorter')),
    register('verbatim.openSource', (place?: Parameters<typeof openSource>[2]) =>
      openSource(server, highlight, place),
    ),
    register('verbatim.showQuotations', (given: QuotedPassageCommand) => showQuotations(given)),
    register('verbatim.rebuildIndex', () => rebuildIndex(server)),
    register('verbatim.showReport', () => report.show()),
    register('verbatim.filterSources', () => sources.askForFilter()),
    register('verbatim.clearSourcesFilter', () => sources.filter('')),
    register('verbatim.insertFromSources', (node: PlaceNode) => insertNode(server, node)),
    register('verbatim.citeFromSources', (node: PlaceNode) => insertNode(server, node, 'citation')),
    register('verbatim.copyFromSources', (node: PlaceNode) => copyNode(server, node)),
    register('verbatim.revealFromSources', (node: PlaceNode) => revealNode(node)),
  )
  return { extendMarkdownIt: markdown => citationsPlugin(markdown, preview) }
}
