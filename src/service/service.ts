import type { CancellationToken } from '../base/cancellation.ts'
import { type Log, silentLog } from '../base/log.ts'
import { defaultSettings, type Settings } from '../base/settings.ts'
import type { Disposable, Workspace } from '../base/workspace.ts'
import { parseDraft } from '../draft/parse.ts'
import { PassageIndex } from '../index/passageIndex.ts'
import { SourceIndex } from '../index/sourceIndex.ts'
import { Library } from '../library/library.ts'
import type { Source } from '../library/source.ts'
import { checkDraft } from './check.ts'
import type { Context, DraftDocument } from './context.ts'
import { definition } from './definition.ts'
import { authorsOf, findSources } from './findSources.ts'
import { hover, type OpenLink } from './hover.ts'
import { type InsertionRequest, insertion } from './insertion.ts'
import { quotes, quotesOfSource } from './quotes.ts'
import { type ReportFacts, report } from './report.ts'
import { type SearchRequest, search } from './search.ts'

/** All questions that hosts may ask. Answers are plain data; spans are half-open, in UTF-16 offsets. */
export type Service = ReturnType<typeof createService>

export function createService(workspace: Workspace, options: { settings?: Settings; log?: Log } = {}) {
  const log = options.log ?? silentLog
  const library = new Library(workspace, log)
  const context = {
    workspace,
    library,
    passages: new PassageIndex(),
    sourceIndex: new SourceIndex(),
    settings: options.settings ?? defaultSettings,
    log,
  }
  const subscriptions: Disposable[] = [library, keepIndexed(context)]
  return {
    library,
    get settings(): Settings {
      return context.settings
    },
    /** Takes effect for all later questions; a change of `sources` needs a `library.refresh`. */
    set settings(settings: Settings) {
      context.settings = settings
    },
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
function keepIndexed({ library, passages, sourceIndex }: Context): Disposable {
  return library.onDidChange(({ put, removed }) => {
    for (const { id } of removed) {
      passages.remove(id)
      sourceIndex.remove(id)
    }
    for (const { source, text } of put) {
      passages.put(source.id, text.map.text)
      const { id, citekey, title, item } = source
      sourceIndex.put({ id, citekey, title, author: authorsOf(item) })
    }
  })
}
