import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  Uri,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import type { InterfaceLanguage } from '../base/l10n.ts'
import { draftLanguages } from '../draft/languages.ts'
import type {
  ClientNotifications,
  InitializationOptions,
  ServerNotifications,
  ServerRequests,
} from '../server/protocol.ts'
import { readChunk } from './chunks.ts'
import { renameBeforeMarkdown, renaming } from './rename.ts'
import { ServerLife } from './serverLife.ts'
import { answerStorageRequests } from './storage.ts'
import { answerFileRequests } from './virtualFiles.ts'

/** Makes the client for this host: a process on Node, a web worker in a browser. */
export type ClientFactory = (
  options: LanguageClientOptions,
) => BaseLanguageClient | Promise<BaseLanguageClient>

export type Checked = ServerNotifications['verbatim/checked']
export type Status = ServerNotifications['verbatim/status']

/** Where the extension's own files lie, and where the server may keep its index. */
type Places = Pick<ExtensionContext, 'extensionUri' | 'storageUri'>

/** The language server, as the commands see it. Questions wait until it runs. */
export class LanguageServer implements Disposable {
  readonly #running: Promise<BaseLanguageClient>
  readonly #life = new ServerLife()
  readonly #status = new EventEmitter<Status>()
  readonly onDidChangeStatus: Event<Status> = this.#status.event
  readonly #checked = new EventEmitter<Checked>()
  readonly onDidCheck: Event<Checked> = this.#checked.event
  #focus: Disposable | undefined
  #rename: Disposable | undefined
  status: Status = { sources: 0, problems: 0, isReading: true }
  /** Has ended time after time, and waits for the writer to start it again. */
  hasStopped = false

  constructor(create: ClientFactory, places: Places, interfaceLanguage: InterfaceLanguage) {
    this.#running = this.#start(create, places, interfaceLanguage)
    // A failure is told by whichever command needs the server.
    this.#running.catch(() => {})
  }

  /** Throws a sentence for the writer when the server has been given up. */
  async ask<M extends keyof ServerRequests>(
    method: M,
    params: ServerRequests[M]['params'],
    token?: { readonly isCancellationRequested: boolean; onCancellationRequested: Event<unknown> },
  ): Promise<ServerRequests[M]['result']> {
    const client = await this.#running
    const send = () =>
      client.sendRequest<ServerRequests[M]['result']>(method, params, ...(token ? [token as never] : []))
    await this.#life.runningAgain()
    const { ends } = this.#life
    try {
      return await send()
    } catch (thrown) {
      if (this.#life.ends === ends) throw thrown
      // The server has ended while it was asked. It is asked again, once: the question may have been the reason.
      await this.#life.runningAgain()
      return send()
    }
  }

  dispose(): void {
    this.#focus?.dispose()
    this.#rename?.dispose()
    this.#status.dispose()
    this.#checked.dispose()
    void this.#running.then(client => client.dispose()).catch(() => {})
  }

  async #start(
    create: ClientFactory,
    places: Places,
    interfaceLanguage: InterfaceLanguage,
  ): Promise<BaseLanguageClient> {
    // Not in the way of the editor's start: the client is made once the extension has been activated.
    await new Promise(resolve => setTimeout(resolve, 0))
    const { extensionUri, storageUri } = places
    const options: InitializationOptions = {
      openSourceCommand: true,
      renderings: true,
      interfaceLanguage,
      findingsManual: Uri.joinPath(extensionUri, 'docs/findings').toString(),
      ...(storageUri && { storageUri: storageUri.toString() }),
    }
    const client = await create({
      middleware: renaming(() => client),
      // A bibliography too: its entries have references, and can be renamed.
      documentSelector: [...draftLanguages, 'bibtex'].map(language => ({ language })),
      initializationOptions: options,
      markdown: { isTrusted: { enabledCommands: ['verbatim.openSource'] }, supportHtml: false },
      diagnosticCollectionName: 'verbatim',
      outputChannelName: 'Verbatim',
      progressOnInitialization: false,
      errorHandler: this.#life,
      // Otherwise the client tells the writer, as `ServerLife` does in better words.
      initializationFailedHandler: () => false,
    })
    this.#life.follow(client)
    const tellStatus = (status: Status) => {
      this.status = status
      this.#status.fire(status)
    }
    this.#life.onEnd = isRestarting => {
      this.hasStopped = !isRestarting
      tellStatus({ ...this.status, isReading: isRestarting })
    }
    client.onNotification('verbatim/status', tellStatus)
    client.onNotification('verbatim/checked', (checked: Checked) => this.#checked.fire(checked))
    answerFileRequests(client, workspace.fs)
    if (storageUri) answerStorageRequests(client, workspace.fs, storageUri)
    client.onRequest('verbatim/chunk', ({ name }: { name: string }) => readChunk(extensionUri, name))
    await client.start().catch(async thrown => {
      if (this.#life.ends === 0) throw thrown
      await this.#life.runningAgain()
    })
    this.#rename = renameBeforeMarkdown(client)
    this.#focus = window.onDidChangeWindowState(({ focused }) => {
      if (focused) void client.sendNotification('verbatim/focused' satisfies keyof ClientNotifications, {})
    })
    return client
  }
}
