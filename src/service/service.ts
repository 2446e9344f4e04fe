import type { CancellationToken } from '../base/cancellation.ts'
import { type Log, messageOf, silentLog } from '../base/log.ts'
import { defaultSettings, type Settings } from '../base/settings.ts'
import type { Span } from '../base/span.ts'
import type { Store } from '../base/store.ts'
import type { Disposable, Workspace } from '../base/workspace.ts'
import type { QuotationForm } from '../draft/enclosure.ts'
import type { CitationItem } from '../draft/model.ts'
import { PassageIndex } from '../index/passageIndex.ts'
import { SourceIndex } from '../index/sourceIndex.ts'
import { cannotLoad, type LoadChunk } from '../library/formats/format.ts'
import { Library } from '../library/library.ts'
import type { Source } from '../library/source.ts'
import { checkDraft } from './check.ts'
import { faultOfStyle } from './citationStyle.ts'
import { citationsOf } from './citationsOf.ts'
import { comparison } from './comparison.ts'
import { completion, completionDetails } from './completion.ts'
import type { Context, DraftDocument } from './context.ts'
import { conversionsAt, convert } from './convert.ts'
import { convertMarks } from './convertMarks.ts'
import { definition } from './definition.ts'
import { draftSymbols } from './draftSymbols.ts'
import { Drafts } from './drafts.ts'
import { EntryList } from './entryList.ts'
import { type ExtentRequest, extent } from './extent.ts'
import type { CheckedQuotation } from './finding.ts'
import { fieldsOf, findSources } from './findSources.ts'
import { highlighting } from './highlighting.ts'
import { highlights } from './highlights.ts'
import { hints } from './hints.ts'
import { hover, type OpenLink } from './hover.ts'
import { insertBibliography } from './insertBibliography.ts'
import { type InsertionRequest, insertion } from './insertion.ts'
import { links, linkTarget } from './links.ts'
import { type FetchPage, newSourcesFolder, sourceOfPage, sourceOfText } from './newSource.ts'
import { OpenDocuments } from './openDocuments.ts'
import { persist, restore } from './persistence.ts'
import { quotationCompletion } from './quotationCompletion.ts'
import { quotedPassages } from './quotedPassages.ts'
import { quotes, quotesOfSource } from './quotes.ts'
import { type ForeignText, recognise } from './recognise.ts'
import { type ReferencesOptions, references } from './references.ts'
import { renamable, rename } from './rename.ts'
import { renderedCitations } from './renderedCitations.ts'
import { type ReportFacts, report } from './report.ts'
import { type SearchRequest, search } from './search.ts'
import { shorten } from './shorten.ts'
import { sourceSymbols } from './sourceSymbols.ts'
import { sourceTree } from './sourceTree.ts'
import { Speakers } from './speakers.ts'
import { warmUp } from './warmUp.ts'

/** All questions that hosts may ask. Answers are plain data; spans are half-open, in UTF-16 offsets. */
export type Service = ReturnType<typeof createService>

export function createService(
  workspace: Workspace,
  options: { settings?: Settings; log?: Log; load?: LoadChunk } = {},
) {
  const log = options.log ?? silentLog
  const library = new Library(workspace, log, options.load)
  const sourceIndex = new SourceIndex(() => library.sources.map(source => fieldsOf(source, speakers)))
  const index = (source: Source | undefined) => {
    if (source && sourceIndex.isFilled) sourceIndex.put(fieldsOf(source, speakers))
  }
  const speakers = new Speakers(library, id => index(library.byId(id)))
  const context = {
    workspace,
    library,
    passages: new PassageIndex(),
    sourceIndex,
    entries: new EntryList(library, sourceIndex),
    drafts: new Drafts(workspace, library),
    speakers,
    settings: options.settings ?? defaultSettings,
    log,
  }
  const documents = new OpenDocuments(library)
  const subscriptions: Disposable[] = [library, keepIndexed(context, index)]
  library.nameBibliographies(context.settings.bibliography)
  let persisted = 0
  return {
    library,
    get settings(): Settings {
      return context.settings
    },
    /** Takes effect for all later questions; a change of `sources` or `bibliography` needs a `library.refresh`. */
    set settings(settings: Settings) {
      context.settings = settings
      library.nameBibliographies(settings.bibliography)
    },
    /**
     * Starts from what a store holds, so that there is something to search before the disk has been compared.
     * Must come before the first `library.refresh`. What is damaged or of another release is as nothing.
     */
    restore: async (store: Store): Promise<void> => {
      try {
        const restored = await restore(store, workspace.roots)
        if (!restored) return
        context.passages = restored.passages
        library.restore(restored.snapshot)
        persisted = library.revision
      } catch (thrown) {
        log.info(`${store.place} is not used: ${messageOf(thrown)}`)
      }
    },
    /** Whether `persist` would write anything new. */
    get isPersisted(): boolean {
      return persisted === library.revision
    },
    /** Does for about so many milliseconds what `persist` would do in one go; false when nothing is left to do. */
    preparePersisting: (budgetMs: number): boolean => context.passages.prepareSave(budgetMs),
    /** Puts the library and its index into a store. Throws when that fails. */
    persist: async (store: Store): Promise<void> => {
      persisted = await persist(context, store)
    },
    /** Tidies the index for about so many milliseconds; false when nothing is left to do. */
    tidy: (budgetMs: number): boolean =>
      context.passages.mergeStep(budgetMs) || context.sourceIndex.prepare(budgetMs),
    /** Makes the first searches as fast as later ones; each piece of that work awaits its `turn`. */
    warmUp: (token: CancellationToken, turn: () => Promise<void>) => warmUp(context, token, turn),
    /** Reads a document of a writer's; the questions below take what this gives. */
    draft: (uri: string, language: string, text: string): DraftDocument =>
      documents.read(uri, language, text),
    search: (request: SearchRequest) => search(context, request),
    sourceTree: (query: string, token?: CancellationToken) => sourceTree(context, query, token),
    findSources: (query: string, limit?: number) => findSources(context, query, limit),
    /** A quotation made longer or shorter before it is inserted. */
    extent: (request: ExtentRequest) => extent(context, request),
    insertion: (request: InsertionRequest) => insertion(context, request),
    convert: (document: DraftDocument, offset: number, form: QuotationForm) =>
      convert(context, document, offset, form),
    conversionsAt: (document: DraftDocument, offset: number) => conversionsAt(context, document, offset),
    convertMarks,
    shorten: (document: DraftDocument, selection: Span, token?: CancellationToken) =>
      shorten(context, document, selection, token),
    recognise: (foreign: ForeignText, token?: CancellationToken) => recognise(context, foreign, token),
    hover: (document: DraftDocument, offset: number, openLink: OpenLink) =>
      hover(context, document, offset, openLink),
    definition: (document: DraftDocument, offset: number) => definition(context, document, offset),
    comparison: (document: DraftDocument, offset: number) => comparison(context, document, offset),
    check: (document: DraftDocument, token?: Parameters<typeof checkDraft>[2]) =>
      checkDraft(context, document, token),
    quotes: (token?: CancellationToken) => quotes(context, token),
    /** The files of the workspace in which somebody writes. */
    draftFiles: () => context.drafts.files(),
    completion: (document: DraftDocument, offset: number) => completion(context, document, offset),
    quotationCompletion: (document: DraftDocument, offset: number, token?: CancellationToken) =>
      quotationCompletion(context, document, offset, token),
    completionDetails: (citekey: string) => completionDetails(context, citekey),
    /** Here and below `open` are the drafts that an editor has open: they count instead of their files. */
    citationsOf: (
      document: DraftDocument,
      offset: number,
      open: readonly DraftDocument[],
      withDeclaration: boolean,
      token?: CancellationToken,
    ) => citationsOf(context, document, offset, open, withDeclaration, token),
    highlights: (document: DraftDocument, offset: number) => highlights(context, document, offset),
    links: (document: DraftDocument) => links(context, document),
    linkTarget: (item: CitationItem) => linkTarget(context, item),
    renamable: (document: DraftDocument, offset: number) => renamable(context, document, offset),
    rename: (
      document: DraftDocument,
      offset: number,
      name: string,
      open: readonly DraftDocument[],
      token?: CancellationToken,
    ) => rename(context, document, offset, name, open, token),
    draftSymbols,
    sourceSymbols: (query: string) => sourceSymbols(context, query),
    quotedPassages: (uri: string, open: readonly DraftDocument[], token?: CancellationToken) =>
      quotedPassages(context, uri, open, token),
    hints: (document: DraftDocument, checked: readonly CheckedQuotation[], within: Span) =>
      hints(context, document, checked, within),
    highlighting: (document: DraftDocument, checked: readonly CheckedQuotation[]) =>
      highlighting(context, document, checked),
    quotesOfSource: (source: Source) => quotesOfSource(context, source),
    references: (
      documents: readonly DraftDocument[],
      request: ReferencesOptions,
      load: LoadChunk = options.load ?? cannotLoad,
    ) => references(context, load, documents, request),
    renderedCitations: (document: DraftDocument, token?: CancellationToken) =>
      renderedCitations(context, options.load ?? cannotLoad, document, token),
    insertBibliography: (document: DraftDocument) =>
      insertBibliography(context, options.load ?? cannotLoad, document),
    report: async (facts: Omit<ReportFacts, 'style'>): Promise<string> =>
      report(context, { ...facts, style: await faultOfStyle(context, options.load ?? cannotLoad) }),
    newSourcesFolder: () => newSourcesFolder(context),
    sourceOfPage: (address: string, fetchPage: FetchPage, today = new Date()) =>
      sourceOfPage(context, address, fetchPage, options.load ?? cannotLoad, today),
    sourceOfText: (text: string) => sourceOfText(context, text),
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose()
    },
  }
}

/** Holds the indexes in step with the library; `index` puts a source into that of the sources. */
function keepIndexed(context: Context, index: (source: Source) => void): Disposable {
  const { library, sourceIndex } = context
  return library.onDidChange(({ put, removed, described }) => {
    for (const { id } of removed) {
      context.passages.remove(id)
      sourceIndex.remove(id)
    }
    for (const { source, text } of put) {
      context.passages.put(source.id, text.map.text)
      index(source)
    }
    for (const source of described) index(source)
  })
}
