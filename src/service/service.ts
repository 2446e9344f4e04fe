import type { CancellationToken } from '../base/cancellation.ts'
import { type Log, messageOf, silentLog } from '../base/log.ts'
import { defaultSettings, type Settings } from '../base/settings.ts'
import type { Store } from '../base/store.ts'
import type { Disposable, Workspace } from '../base/workspace.ts'
import { parseDraft } from '../draft/parse.ts'
import { PassageIndex } from '../index/passageIndex.ts'
import { SourceIndex } from '../index/sourceIndex.ts'
import type { LoadChunk } from '../library/formats/format.ts'
import { Library } from '../library/library.ts'
import type { Source } from '../library/source.ts'
import { checkDraft } from './check.ts'
import type { Context, DraftDocument } from './context.ts'
import { definition } from './definition.ts'
import { fieldsOf, findSources } from './findSources.ts'
import { hover, type OpenLink } from './hover.ts'
import { type InsertionRequest, insertion } from './insertion.ts'
import { persist, restore } from './persistence.ts'
import { quotes, quotesOfSource } from './quotes.ts'
import { type ReportFacts, report } from './report.ts'
import { type SearchRequest, search } from './search.ts'
import { warmUp } from './warmUp.ts'

/** All questions that hosts may ask. Answers are plain data; spans are half-open, in UTF-16 offsets. */
export type Service = ReturnType<typeof createService>

export function createService(
  workspace: Workspace,
  options: { settings?: Settings; log?: Log; load?: LoadChunk } = {},
) {
  const log = options.log ?? silentLog
  const library = new Library(workspace, log, options.load)
  const context = {
    workspace,
    library,
    passages: new PassageIndex(),
    sourceIndex: new SourceIndex(),
    settings: options.settings ?? defaultSettings,
    log,
  }
  const subscriptions: Disposable[] = [library, keepIndexed(context)]
  let persisted = 0
  return {
    library,
    get settings(): Settings {
      return context.settings
    },
    /** Takes effect for all later questions; a change of `sources` needs a `library.refresh`. */
    set settings(settings: Settings) {
      context.settings = settings
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
        library.restore(restored.files)
        persisted = library.revision
      } catch (thrown) {
        log.info(`${store.place} is not used: ${messageOf(thrown)}`)
      }
    },
    /** Whether `persist` would write anything new. */
    get isPersisted(): boolean {
      return persisted === library.revision
    },
    /** Puts the library and its index into a store. Throws when that fails. */
    persist: async (store: Store): Promise<void> => {
      persisted = await persist(context, store)
    },
    /** Tidies the index for about so many milliseconds; false when nothing is left to do. */
    tidy: (budgetMs: number): boolean => context.passages.mergeStep(budgetMs),
    /** Makes the first searches as fast as later ones, in steps; false when it is done or something else came up. */
    warmUp: (token: CancellationToken) => warmUp(context, token),
    /** Reads a document of a writer's; the questions below take what this gives. */
    draft: (uri: string, language: string, text: string): DraftDocument => {
      return { uri, language, text, draft: parseDraft(language, text) }
    },
    search: (request: SearchRequest) => search(context, request),
    findSources: (query: string, limit?: number) => findSources(context, query, limit),
    insertion: (request: InsertionRequest) => insertion(context, request),
    hover: (document: DraftDocument, offset: number, openLink: OpenLink) =>
      hover(context, document, offset, openLink),
    definition: (document: DraftDocument, offset: number) => definition(context, document, offset),
    check: (document: DraftDocument, token?: Parameters<typeof checkDraft>[2]) =>
      checkDraft(context, document, token),
    quotes: (token?: CancellationToken) => quotes(context, token),
    quotesOfSource: (source: Source) => quotesOfSource(context, source),
    report: (facts: ReportFacts) => report(context, facts),
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose()
    },
  }
}

/** Holds the indexes in step with the library. */
function keepIndexed(context: Context): Disposable {
  const { library, sourceIndex } = context
  return library.onDidChange(({ put, removed }) => {
    for (const { id } of removed) {
      context.passages.remove(id)
      sourceIndex.remove(id)
    }
    for (const { source, text } of put) {
      context.passages.put(source.id, text.map.text)
      sourceIndex.put(fieldsOf(source))
    }
  })
}
