import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { breathe } from '../base/cancellation.ts'
import { decode } from '../base/decode.ts'
import { speak, t } from '../base/l10n.ts'
import { readSettings, type Settings } from '../base/settings.ts'
import type { Store } from '../base/store.ts'
import { canonicalUri } from '../base/uri.ts'
import { version } from '../base/version.ts'
import type { LoadChunk } from '../library/formats/format.ts'
import type { DraftDocument } from '../service/context.ts'
import type { FetchPage } from '../service/newSource.ts'
import { createService } from '../service/service.ts'
import { answering } from './answers.ts'
import { Checker } from './checker.ts'
import type { FileAccess } from './clientFiles.ts'
import { keptPlaces } from './keptPlaces.ts'
import {
  answerLanguageFeatures,
  type Feature,
  LANGUAGE_FEATURES,
  refreshAfterCheck,
} from './languageFeatures.ts'
import { answerPointing } from './pointing.ts'
import type { ClientNotifications, InitializationOptions, ServerNotifications } from './protocol.ts'
import { answerQuestions } from './questions.ts'
import { ReadingProgress } from './readingProgress.ts'
import { fileUri, renderingUri } from './renderings.ts'
import { ServerWorkspace } from './serverWorkspace.ts'
import { Upkeep } from './upkeep.ts'
import { answerWriting } from './writing.ts'

export interface ServerHost {
  /** For the report: `Node v24.1.0`, `browser`. */
  readonly runtime: string
  filesOf(uri: string): FileAccess
  readonly load: LoadChunk
  readonly fetchPage: FetchPage
  /** Frees what tidying leaves behind where that does not happen by itself soon; `isDone`: nothing is left to tidy. */
  readonly freeArrays?: (isDone: boolean) => void
  /** Where the index of these roots is kept; `folder` is what the editor gives for that. */
  storeOf(folder: string | undefined, roots: readonly string[]): Store | undefined
}

/** A window that has the focus again is a reason to compare with the disk at most once in so many milliseconds … */
const LEAST_BETWEEN_LOOKS_MS = 1000
/** … and in so many times what the last comparison took. */
const LOOKING_SHARE = 20
/** The status is told so often at most. In milliseconds. */
const STATUS_EVERY_MS = 250
/** The report waits so long for reading to end. In milliseconds. */
const REPORT_PATIENCE_MS = 2000

/** Serves one editor over one connection, until that is closed. */
export function startServer(connection: Connection, host: ServerHost): void {
  const workspace = new ServerWorkspace(connection, host.filesOf)
  const log = {
    info: (message: string) => connection.console.info(message),
    error: (message: string) => connection.console.error(message),
  }
  const service = createService(workspace, { log, load: host.load })
  const documents = new TextDocuments(TextDocument)
  const draftOf = draftCache(service.draft)
  const textOf = async (uri: string) => {
    const source = service.library.byUri(uri)
    if (source) return (await service.library.text(source))?.raw
    // A bibliography, to which a definition leads.
    return workspace.read(uri).then(
      bytes => decode(bytes).text,
      () => undefined,
    )
  }
  const shown = async (uri: string) => {
    const source = service.library.byUri(uri)
    const isShown = !source || source.isText || options.renderings
    return { uri: openedUri(uri), text: isShown ? await textOf(uri) : undefined }
  }
  const checker = new Checker(
    connection,
    workspace,
    service,
    documents,
    draftOf,
    keptPlaces(service.library, shown),
  )
  let client: InitializeParams | undefined
  let options: InitializationOptions = {}
  let upkeep: Upkeep | undefined
  let reading: ReadingProgress | undefined
  let last = { readMs: 0, ended: 0, isWhole: true }
  let statusTimer: ReturnType<typeof setTimeout> | undefined
  let tellFirstRead = () => {}
  const firstRead = new Promise<void>(resolve => {
    tellFirstRead = resolve
  })

  const on = answering(connection, () => upkeep?.disturb())
  documents.onDidChangeContent(() => upkeep?.disturb())

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    client = params
    options = (params.initializationOptions as InitializationOptions | undefined) ?? {}
    if (options.interfaceLanguage) speak(options.interfaceLanguage)
    checker.findingsManual = options.findingsManual
    setRoots(params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : []))
    const store = host.storeOf(options.storageUri, workspace.roots)
    upkeep = new Upkeep(service, store, () => reading !== undefined, tellStorageFault, log, host.freeArrays)
    // Whoever asks anything after this answer finds what was known the last time.
    if (store) await service.restore(store)
    return {
      serverInfo: { name: 'verbatim', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        definitionProvider: true,
        ...LANGUAGE_FEATURES,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  })

  connection.onInitialized(async () => {
    const capabilities = client?.capabilities.workspace
    if (capabilities?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        setRoots((await connection.workspace.getWorkspaceFolders()) ?? [])
        await refresh()
      })
    }
    if (capabilities?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'verbatim' })
    }
    service.library.onDidChange(() => {
      statusTimer ??= setTimeout(tellStatus, STATUS_EVERY_MS)
      checker.checkAllSoon()
      upkeep?.soon()
    })
    await readConfiguration()
    await refresh()
    tellFirstRead()
    checker.start()
    upkeep?.soon()
  })

  connection.onShutdown(async () => {
    reading?.cancel()
    await upkeep?.stop()
  })

  connection.onNotification('verbatim/focused' satisfies keyof ClientNotifications, () => {
    const since = performance.now() - last.ended
    const isDue = since > Math.max(LEAST_BETWEEN_LOOKS_MS, last.readMs * LOOKING_SHARE)
    if (isDue && last.isWhole && !reading) void refresh()
  })

  connection.onDidChangeConfiguration(async ({ settings }) => {
    const namesOf = ({ sources, bibliography }: Settings) => [...sources, '', ...bibliography].join('\n')
    const before = namesOf(service.settings)
    options = {
      ...options,
      settings: (settings as { verbatim?: unknown } | null)?.verbatim ?? options.settings,
    }
    await readConfiguration()
    if (namesOf(service.settings) !== before) await refresh()
    checker.checkAllSoon()
  })

  on('verbatim/check', ({ uri }, token) =>
    uri === undefined ? checker.checkWorkspace(token) : checker.checkNow(uri, token),
  )
  on('verbatim/rebuild', async () => {
    await refresh(true)
    return { sources: service.library.size }
  })
  on('verbatim/report', async () => {
    await Promise.race([service.library.settled, breathe(REPORT_PATIENCE_MS)])
    const facts = { version, runtime: host.runtime, readMs: last.readMs, storage: upkeep?.storage ?? {} }
    return { markdown: await service.report(facts) }
  })

  const feature: Feature = {
    service,
    documents,
    draftOf,
    checker,
    shown,
    openedUri,
    fileOf: uri => canonicalUri(fileUri(uri)),
    hasCommands: () => options.openSourceCommand === true,
    whenRead: () => (reading || last.ended === 0 ? firstRead.then(() => service.library.settled) : undefined),
  }
  answerPointing(on, feature, () => client?.capabilities.textDocument?.definition?.linkSupport === true)
  answerLanguageFeatures(on, feature)
  answerWriting(on, feature)
  answerQuestions(on, { ...feature, textOf, fetchPage: host.fetchPage })
  checker.onChecked = () => {
    const { semanticTokens, inlayHint, codeLens } = client?.capabilities.workspace ?? {}
    refreshAfterCheck(connection, {
      semanticTokens: semanticTokens?.refreshSupport === true,
      inlayHints: inlayHint?.refreshSupport === true && service.settings.check.hints,
      codeLens: codeLens?.refreshSupport === true,
    })
  }

  // A draft's bibliographies are wanted as soon as it is open, whether it is checked or not.
  documents.onDidOpen(({ document }) => void draftOf(document))
  documents.listen(connection)
  connection.listen()

  function setRoots(folders: readonly { readonly uri: string }[]): void {
    workspace.roots = folders.map(folder => canonicalUri(folder.uri).replace(/\/$/, ''))
    service.library.nameBibliographies(service.settings.bibliography)
  }

  async function readConfiguration(): Promise<void> {
    const canAsk = client?.capabilities.workspace?.configuration
    service.settings = readSettings(
      canAsk ? await connection.workspace.getConfiguration('verbatim') : options.settings,
    )
  }

  /** Brings the library in step with the disk. A reading that is under way gives way to this one. */
  async function refresh(anew = false): Promise<void> {
    reading?.cancel()
    const progress = new ReadingProgress(connection)
    reading = progress
    tellStatus()
    const { library, settings } = service
    await library.refresh(settings.sources, { anew, token: progress, progress: progress.report })
    last = {
      readMs: progress.done(),
      ended: performance.now(),
      isWhole: !progress.isCancellationRequested,
    }
    if (reading === progress) reading = undefined
    tellStatus()
  }

  function tellStatus(): void {
    clearTimeout(statusTimer)
    statusTimer = undefined
    const status: ServerNotifications['verbatim/status'] = {
      sources: service.library.size,
      problems: service.library.seriousProblems,
      isReading: reading !== undefined,
    }
    void connection.sendNotification('verbatim/status', status)
  }

  function tellStorageFault(message: string): void {
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: t`Verbatim cannot keep its index: ${message}. Everything works, but all sources are read again at each start.`,
    })
  }

  /** What the client can open: the file of a source, or the document that stands for it. */
  function openedUri(uri: string): string {
    const source = service.library.byUri(uri)
    return source && !source.isText && options.renderings ? renderingUri(source) : uri
  }
}

/** Parses each version of a document once. */
function draftCache(parse: (uri: string, language: string, text: string) => DraftDocument) {
  const drafts = new WeakMap<TextDocument, { version: number; draft: DraftDocument }>()
  return (document: TextDocument): DraftDocument => {
    const known = drafts.get(document)
    if (known?.version === document.version) return known.draft
    const draft = parse(document.uri, document.languageId, document.getText())
    drafts.set(document, { version: document.version, draft })
    return draft
  }
}
