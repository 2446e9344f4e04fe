import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  CompletionItemKind,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  type Connection,
  DocumentHighlightRequest,
  type DocumentLink,
  DocumentLinkRequest,
  DocumentLinkResolveRequest,
  DocumentSymbolRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type Location,
  LSPErrorCodes,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SemanticTokensBuilder,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
  type ServerCapabilities,
  SymbolKind,
  type TextDocuments,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { URI, Utils } from 'vscode-uri'
import { label, visible } from '../base/escape.ts'
import { t } from '../base/l10n.ts'
import { canonicalUri } from '../base/uri.ts'
import type { CitationItem } from '../draft/model.ts'
import type { FilePlace } from '../service/citekeyAt.ts'
import type { DraftDocument } from '../service/context.ts'
import { RenameError } from '../service/rename.ts'
import type { Service } from '../service/service.ts'
import type { On } from './answers.ts'
import type { Checker } from './checker.ts'
import type { QuotedPassageCommand } from './protocol.ts'
import { pushTokens, TOKEN_LEGEND } from './tokens.ts'
import {
  asDocument,
  rangeIn,
  type ShownSource,
  spanIn,
  toCompletionItem,
  toDocumentSymbol,
  toInlayHint,
  toPlace,
  toQuotationItem,
  toTextEdits,
} from './toLsp.ts'

/** What the server can do beside hover, definition and quick fixes. */
export const LANGUAGE_FEATURES: ServerCapabilities = {
  // A letter of a key asks by itself; so do the characters that begin a key or a list of them.
  completionProvider: {
    triggerCharacters: ['@', '[', ';', '{', ',', '<', ':', '`', ' '],
    resolveProvider: true,
  },
  referencesProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: true },
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: { label: 'Verbatim' },
  workspaceSymbolProvider: true,
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: true,
  semanticTokensProvider: { legend: TOKEN_LEGEND, full: true },
}

export interface Feature {
  readonly service: Service
  readonly documents: TextDocuments<TextDocument>
  readonly draftOf: (document: TextDocument) => DraftDocument
  readonly checker: Checker
  readonly shown: ShownSource
  /** What the client opens for a file: that itself, or the document that stands for it. */
  readonly openedUri: (uri: string) => string
  /** The file that stands behind a URI which the client opened. */
  readonly fileOf: (uri: string) => string
  /** Whether the client has the commands of the extension. */
  readonly hasCommands: () => boolean
  /** When the library will have been read; `undefined` when it has. */
  readonly whenRead: () => Promise<void> | undefined
}

/** Answers the standard questions about citations and quotations, each by the question of the service with its name. */
export function answerLanguageFeatures(on: On, feature: Feature): void {
  const { service, documents, draftOf, checker, shown } = feature
  const openDrafts = () =>
    documents
      .all()
      .filter(document => checker.isDraft(document))
      .map(draftOf)
  /** Any open document: a draft, a source or a bibliography. */
  const at = (uri: string, position: Parameters<TextDocument['offsetAt']>[0]) => {
    const document = documents.get(uri)
    return document && { document, draft: draftOf(document), offset: document.offsetAt(position) }
  }
  const draftAt = (uri: string) => {
    const document = documents.get(uri)
    return document && checker.isDraft(document) ? { document, draft: draftOf(document) } : undefined
  }
  /** The text of a draft, a source or a bibliography: as it is in the editor, where it is open. */
  const textDocument = async (uri: string) =>
    documents.get(uri) ??
    documents.all().find(document => canonicalUri(document.uri) === uri) ??
    asDocument(uri, (await shown(uri)).text ?? '')
  const toLocation = async ({ uri, span }: FilePlace): Promise<Location> => {
    if (service.library.byUri(uri)) return toPlace(uri, span, shown)
    const document = await textDocument(uri)
    return { uri: document.uri, range: rangeIn(document, span) }
  }

  on(CompletionRequest.type, async ({ textDocument: { uri }, position, context }, token) => {
    const place = draftAt(uri)
    if (!place) return null
    const { document, draft } = place
    const offset = document.offsetAt(position)
    const { items, isIncomplete } = await service.completion(draft, offset)
    if (items.length === 0 && context?.triggerKind === CompletionTriggerKind.Invoked) {
      // Words stand in the text by themselves; their list comes when it is asked for, not with each space.
      const quotations = await service.quotationCompletion(draft, offset, token)
      return { isIncomplete: true, items: quotations.map((one, i) => toQuotationItem(document, one, i)) }
    }
    return { isIncomplete, items: items.map((item, i) => toCompletionItem(document, item, i, position)) }
  })
  on(CompletionResolveRequest.type, async item => {
    if (item.kind !== CompletionItemKind.Reference) return item
    const value = await service.completionDetails(item.label)
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } }
  })

  on(ReferencesRequest.type, async ({ textDocument: { uri }, position, context }, token) => {
    const place = at(uri, position)
    if (!place) return []
    const { draft, offset } = place
    const found = await service.citationsOf(draft, offset, openDrafts(), context.includeDeclaration, token)
    return Promise.all(found.map(toLocation))
  })

  on(DocumentHighlightRequest.type, ({ textDocument: { uri }, position }) => {
    const place = draftAt(uri)
    if (!place) return []
    const spans = service.highlights(place.draft, place.document.offsetAt(position))
    return spans.map(span => ({ range: rangeIn(place.document, span) }))
  })

  on(DocumentLinkRequest.type, ({ textDocument: { uri } }) => {
    const place = draftAt(uri)
    if (!place) return []
    return service.links(place.draft).map(
      ({ tooltip, item, ...span }): DocumentLink => ({
        range: rangeIn(place.document, span),
        tooltip: visible(tooltip),
        data: { citekey: item.citekey, locator: item.locator },
      }),
    )
  })
  on(DocumentLinkResolveRequest.type, async link => {
    const target = await service.linkTarget(link.data as CitationItem)
    if (!target) return link
    const { uri, range } = await toPlace(target.uri, target.span, shown)
    return { ...link, target: `${uri}#L${range.start.line + 1},${range.start.character + 1}` }
  })

  on(PrepareRenameRequest.type, ({ textDocument: { uri }, position }) => {
    const place = at(uri, position)
    if (!place) return null
    return refusing(async () => {
      const found = await service.renamable(place.draft, place.offset)
      if (!found) return null
      const range = rangeIn(place.document, found.span)
      mustBeSaved(place.document, range, found.citekey)
      return { range, placeholder: found.citekey }
    })
  })
  on(RenameRequest.type, ({ textDocument: { uri }, position, newName }, token) => {
    const place = at(uri, position)
    if (!place) return null
    return refusing(async () => {
      const edits = await service.rename(place.draft, place.offset, newName, openDrafts(), token)
      const changes: Record<string, ReturnType<typeof toTextEdits>> = {}
      for (const file of new Set(edits.map(edit => edit.uri))) {
        const document = await textDocument(file)
        const own = edits.filter(edit => edit.uri === file)
        for (const { span, oldText } of own) mustBeSaved(document, rangeIn(document, span), oldText)
        changes[document.uri] = toTextEdits(
          document,
          own.map(({ span, newText }) => ({ ...span, newText })),
        )
      }
      return { changes }
    })
  })

  on(DocumentSymbolRequest.type, ({ textDocument: { uri } }) => {
    const place = draftAt(uri)
    return place
      ? service.draftSymbols(place.draft).map(symbol => toDocumentSymbol(place.document, symbol))
      : []
  })
  on(WorkspaceSymbolRequest.type, async ({ query }) => {
    const symbols = service.sourceSymbols(query)
    const bibliographies = new Map<string, TextDocument>()
    for (const { uri, entry } of symbols)
      if (entry && !bibliographies.has(uri)) bibliographies.set(uri, await textDocument(uri))
    return symbols.map(({ citekey, title, uri, entry }) => {
      const document = bibliographies.get(uri) ?? asDocument(feature.openedUri(uri), '')
      return {
        name: label(citekey),
        containerName: label(title),
        kind: entry ? SymbolKind.Key : SymbolKind.File,
        location: { uri: document.uri, range: rangeIn(document, entry ?? { start: 0, end: 0 }) },
      }
    })
  })

  on(CodeLensRequest.type, async ({ textDocument: { uri } }, token) => {
    const document = documents.get(uri)
    if (!document || !feature.hasCommands()) return []
    const passages = await service.quotedPassages(feature.fileOf(uri), openDrafts(), token)
    return Promise.all(
      passages.map(async ({ quotations, drafts, ...span }) => {
        const range = rangeIn(document, { start: span.start, end: span.start })
        const places = await Promise.all(quotations.map(toLocation))
        const given: QuotedPassageCommand = { uri, position: range.start, places }
        const title = drafts === 1 ? t`Quoted in 1 draft` : t`Quoted in ${drafts} drafts`
        return { range, command: { title, command: 'verbatim.showQuotations', arguments: [given] } }
      }),
    )
  })

  on(InlayHintRequest.type, async ({ textDocument: { uri }, range }) => {
    const place = draftAt(uri)
    if (!place || !service.settings.check.hints) return []
    const checked = await checker.quotations(place.document)
    const hints = service.hints(place.draft, checked, spanIn(place.document, range))
    return hints.map(hint => toInlayHint(place.document, hint))
  })

  on(SemanticTokensRequest.type, async ({ textDocument: { uri } }) => {
    const place = draftAt(uri)
    const builder = new SemanticTokensBuilder()
    if (place) {
      const tokens = service.highlighting(place.draft, checker.lastQuotations(place.document))
      pushTokens(builder, place.document, tokens)
    }
    return builder.build()
  })
}

/** What has new answers after a check: asked for by clients that can be told. */
export function refreshAfterCheck(
  connection: Connection,
  client: { readonly semanticTokens: boolean; readonly inlayHints: boolean; readonly codeLens: boolean },
): void {
  const ask = (type: { readonly method: string }) => void connection.sendRequest(type.method).catch(() => {})
  if (client.semanticTokens) ask(SemanticTokensRefreshRequest.type)
  if (client.inlayHints) ask(InlayHintRefreshRequest.type)
  if (client.codeLens) ask(CodeLensRefreshRequest.type)
}

/** Sources and bibliographies are known as they are on the disk. @throws {RenameError} where the editor has another text. */
function mustBeSaved(document: TextDocument, range: Range, text: string): void {
  if (document.getText(range) === text) return
  throw new RenameError(
    t`${Utils.basename(URI.parse(document.uri))} has changes that are not saved. Save it first.`,
  )
}

/** Why something cannot be renamed is the writer's to read, and no fault of the server. */
async function refusing<T>(answer: () => Promise<T>): Promise<T | ResponseError<void>> {
  try {
    return await answer()
  } catch (thrown) {
    if (thrown instanceof RenameError) return new ResponseError(LSPErrorCodes.RequestFailed, thrown.message)
    throw thrown
  }
}
