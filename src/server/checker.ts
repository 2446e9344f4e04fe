import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { CancellationToken } from '../base/cancellation.ts'
import { decode } from '../base/decode.ts'
import { t } from '../base/l10n.ts'
import { canonicalUri, extensionOf } from '../base/uri.ts'
import type { Workspace } from '../base/workspace.ts'
import { draftLanguages, languageOfExtension } from '../draft/languages.ts'
import type { DraftDocument } from '../service/context.ts'
import type { CheckedQuotation, Finding } from '../service/finding.ts'
import type { Service } from '../service/service.ts'
import type { CheckSummary, ServerNotifications } from './protocol.ts'
import { asDocument, type PlaceOf, toDiagnostic } from './toLsp.ts'

/** A writer who types is not interrupted: checking waits for a pause of so many milliseconds. */
const PAUSE_MS = 250

export interface Reported {
  readonly finding: Finding
  readonly diagnostic: Diagnostic
}

interface Result {
  readonly version: number
  readonly reported: readonly Reported[]
  readonly quotations: readonly CheckedQuotation[]
  /** Of the quotations, those that are what their source says. */
  readonly verified: number
}

/** Checks drafts when they change or the library does, and keeps the editor's list of findings up to date. */
export class Checker {
  readonly #connection: Connection
  readonly #workspace: Workspace
  readonly #service: Service
  readonly #documents: TextDocuments<TextDocument>
  readonly #draftOf: (document: TextDocument) => DraftDocument
  readonly #placeOf: PlaceOf
  /** The URI of the manual of findings, where the client has it. */
  findingsManual: string | undefined
  /** Called when the verdicts of an open draft are new. */
  onChecked: () => void = () => {}
  #isStarted = false
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** The newest check of each open draft, done or under way, and the version that it is of. */
  readonly #results = new Map<string, { readonly version: number; readonly result: Promise<Result> }>()
  readonly #last = new Map<string, readonly CheckedQuotation[]>()
  readonly #tokens = new Map<string, { isCancellationRequested: boolean }>()

  constructor(
    connection: Connection,
    workspace: Workspace,
    service: Service,
    documents: TextDocuments<TextDocument>,
    draftOf: (document: TextDocument) => DraftDocument,
    placeOf: PlaceOf,
  ) {
    this.#connection = connection
    this.#workspace = workspace
    this.#service = service
    this.#documents = documents
    this.#draftOf = draftOf
    this.#placeOf = placeOf
    documents.onDidChangeContent(({ document }) => this.#checkSoon(document))
    documents.onDidClose(({ document }) => this.#forget(document.uri))
  }

  /** From now on drafts are checked: before the library has been read, every citekey would be unknown. */
  start(): void {
    this.#isStarted = true
    this.checkAllSoon()
  }

  checkAllSoon(): void {
    for (const document of this.#documents.all()) {
      this.#results.delete(document.uri)
      this.#checkSoon(document)
    }
  }

  /** What there is to say of a document as it is now. */
  async findings(document: TextDocument): Promise<readonly Reported[]> {
    return this.#isStarted && this.isDraft(document) ? (await this.#resultOf(document)).reported : []
  }

  /** The quotations of a document as it is now, with their verdicts. */
  async quotations(document: TextDocument): Promise<readonly CheckedQuotation[]> {
    return this.#isStarted && this.isDraft(document) ? (await this.#resultOf(document)).quotations : []
  }

  /** Those of the last check, which may be of an earlier version: nobody waits for them. */
  lastQuotations(document: TextDocument): readonly CheckedQuotation[] {
    return this.#last.get(document.uri) ?? []
  }

  async checkNow(uri: string, token: CancellationToken): Promise<CheckSummary> {
    await this.#service.library.settled
    if (token.isCancellationRequested) return summary([])
    const document = this.#documents.get(uri)
    if (!document || !this.isDraft(document)) return summary([])
    this.#results.delete(uri)
    return summary([await this.#publish(document)])
  }

  /** Checks every draft of the workspace, open or not. */
  async checkWorkspace(token: CancellationToken): Promise<CheckSummary> {
    await this.#service.library.settled
    const results: Result[] = []
    const progress = await this.#connection.window.createWorkDoneProgress()
    progress.begin('Verbatim', 0, t`Checking drafts`, true)
    const files = (await this.#service.draftFiles()).map(({ uri }) => uri)
    for (const [number, uri] of files.entries()) {
      if (token.isCancellationRequested || progress.token.isCancellationRequested) break
      progress.report((100 * number) / files.length, t`${number} of ${files.length} drafts`)
      const document = this.#documents.get(uri) ?? (await this.#readDraft(uri))
      if (document) results.push(await this.#publish(document))
    }
    progress.done()
    return summary(results)
  }

  isDraft(document: TextDocument): boolean {
    return (
      draftLanguages.includes(document.languageId) &&
      !this.#service.library.covers(canonicalUri(document.uri))
    )
  }

  #checkSoon(document: TextDocument): void {
    if (!this.#isStarted || !this.isDraft(document) || !this.#service.settings.check.whileTyping) return
    clearTimeout(this.#timers.get(document.uri))
    const check = () =>
      void this.#publish(document).catch(error => this.#connection.console.error(String(error)))
    this.#timers.set(document.uri, setTimeout(check, PAUSE_MS))
  }

  #forget(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    const token = this.#tokens.get(uri)
    if (token) token.isCancellationRequested = true
    for (const map of [this.#timers, this.#tokens, this.#results, this.#last]) map.delete(uri)
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] })
  }

  async #publish(document: TextDocument): Promise<Result> {
    const result = await this.#resultOf(document)
    const isStale = (this.#documents.get(document.uri)?.version ?? result.version) !== result.version
    if (!isStale) {
      const diagnostics = result.reported.map(({ diagnostic }) => diagnostic)
      void this.#connection.sendDiagnostics({ uri: document.uri, version: result.version, diagnostics })
      const { quotations, verified } = result
      this.#last.set(document.uri, quotations)
      const checked: ServerNotifications['verbatim/checked'] = {
        uri: document.uri,
        quotations: quotations.length,
        verified,
      }
      void this.#connection.sendNotification('verbatim/checked', checked)
      this.onChecked()
    }
    return result
  }

  #resultOf(document: TextDocument): Promise<Result> {
    const { uri, version } = document
    const known = this.#results.get(uri)
    // All who ask of one version share one check: a second one would cut the first short.
    if (known?.version === version) return known.result
    const previous = this.#tokens.get(uri)
    if (previous) previous.isCancellationRequested = true
    const token = { isCancellationRequested: false }
    this.#tokens.set(uri, token)
    const result = this.#check(document, token)
    if (this.#documents.get(uri)) this.#results.set(uri, { version, result })
    return result
  }

  async #check(document: TextDocument, token: CancellationToken): Promise<Result> {
    const { uri, version } = document
    const text = document.getText()
    const { findings, quotations } = await this.#service.check(this.#draftOf(document), token)
    // Its lines are known already, unless it has become another meanwhile.
    const asChecked = document.version === version ? document : asDocument(uri, text)
    const reported = await Promise.all(
      findings.map(async finding => ({
        finding,
        diagnostic: await toDiagnostic(asChecked, finding, this.#placeOf, this.findingsManual),
      })),
    )
    // A check that was overtaken is not the result of any version.
    return {
      version: token.isCancellationRequested ? -1 : version,
      reported,
      quotations,
      verified: quotations.filter(isVerified).length,
    }
  }

  async #readDraft(uri: string): Promise<TextDocument | undefined> {
    const { text } = decode(await this.#workspace.read(uri))
    return text === undefined ? undefined : asDocument(uri, text, languageOfExtension(extensionOf(uri)))
  }
}

function summary(results: readonly Result[]): CheckSummary {
  const findings = results.flatMap(result => result.reported.map(({ finding }) => finding))
  return {
    files: results.length,
    quotations: results.reduce((sum, result) => sum + result.quotations.length, 0),
    errors: findings.filter(finding => finding.severity === 'error').length,
    warnings: findings.filter(finding => finding.severity === 'warning').length,
  }
}

function isVerified({ verdict }: CheckedQuotation): boolean {
  return verdict === 'verbatim' || verdict === 'typographic' || verdict === 'editorial'
}
