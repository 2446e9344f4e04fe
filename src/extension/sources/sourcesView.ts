import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  window,
} from 'vscode'
import type { LanguageServer } from '../languageServer.ts'
import { SourceDrag } from './drag.ts'
import { type SourcesNode, speakersOf, treeItemOf } from './nodes.ts'

/** Changes come in crowds; the view asks anew after a pause of so many milliseconds. */
const PAUSE_MS = 300
/** While the server still finds out who speaks where, a filter asks again after so many milliseconds. */
const AGAIN_MS = 1000

/** The Sources view. What it shows is asked of the language server when it is shown, node by node. */
export class SourcesView implements TreeDataProvider<SourcesNode>, Disposable {
  readonly #server: LanguageServer
  readonly #changed = new EventEmitter<SourcesNode | undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #view
  readonly #subscriptions: Disposable[]
  #query = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(server: LanguageServer) {
    this.#server = server
    this.#view = window.createTreeView('verbatim.sources', {
      treeDataProvider: this,
      dragAndDropController: new SourceDrag(server),
      showCollapseAll: true,
    })
    this.#subscriptions = [
      this.#view,
      this.#changed,
      server.onDidChangeStatus(({ isReading }) => {
        if (!isReading) this.#refreshSoon(PAUSE_MS)
      }),
    ]
  }

  getTreeItem(node: SourcesNode): TreeItem {
    return treeItemOf(node)
  }

  async getChildren(node?: SourcesNode): Promise<SourcesNode[]> {
    if (node?.kind === 'speaker') return [...node.quotes]
    if (node?.kind === 'source') {
      return speakersOf(await this.#server.ask('verbatim/quotesOf', { uri: node.uri }), node.citekey)
    }
    return node ? [] : this.#sources()
  }

  /** Shows the sources whose citekey, title, author or speaker is like what is typed; all of them for nothing. */
  filter(query: string): void {
    if (query === this.#query) return
    this.#query = query
    void commands.executeCommand('setContext', 'verbatim.isFiltered', query !== '')
    this.#view.description = query === '' ? '' : `“${query}”`
    this.#changed.fire(undefined)
  }

  /** Asks what to filter by, and filters with every letter. Escape brings back what was shown before. */
  askForFilter(): void {
    const before = this.#query
    const input = window.createInputBox()
    input.title = l10n.t('Filter Sources')
    input.placeholder = l10n.t('Citekey, title, author or speaker')
    input.value = before
    let isAccepted = false
    input.onDidChangeValue(query => this.filter(query))
    input.onDidAccept(() => {
      isAccepted = true
      input.hide()
    })
    input.onDidHide(() => {
      if (!isAccepted) this.filter(before)
      input.dispose()
    })
    void commands.executeCommand('verbatim.sources.focus').then(() => input.show())
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  async #sources(): Promise<SourcesNode[]> {
    const query = this.#query
    const { sources, isComplete } = await this.#server.ask('verbatim/sourceTree', { query })
    const isCurrent = query === this.#query
    if (isCurrent && !isComplete) this.#refreshSoon(AGAIN_MS)
    if (sources.length > 0 || query === '') return sources.map(source => ({ kind: 'source', ...source }))
    return [{ kind: 'remark', text: isComplete ? l10n.t('Nothing like “{0}”', query) : l10n.t('Looking…') }]
  }

  #refreshSoon(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#view.visible) this.#changed.fire(undefined)
    }, ms)
  }
}
