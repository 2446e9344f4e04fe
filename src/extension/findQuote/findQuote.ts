import { CancellationTokenSource, commands, env, l10n, type QuickPick, type TextEditor, window } from 'vscode'
import type { ExtentStep, InsertionForm, SearchResult } from '../../server/protocol.ts'
import { toggleExact, toggleFilter } from '../../service/queryFilters.ts'
import { draftInFront } from '../draftInFront.ts'
import { reportEmptyLibrary } from '../emptyLibrary.ts'
import { insertAtCursor } from '../insert.ts'
import type { LanguageServer } from '../languageServer.ts'
import { openSource } from '../openSource.ts'
import type { PassageHighlight } from '../passageHighlight.ts'
import { keepOrder } from '../quickPick.ts'
import { SourcePreview } from '../sourcePreview.ts'
import { type Action, type ActionButton, queryButtons } from './actions.ts'
import { failed, isSamePlace, nothing, type PassageItem, passageItems, recentItems } from './items.ts'
import type { FindQuoteMemory } from './memory.ts'

/** Finds half-remembered quotes on every keystroke, previews them in their sources, and writes them with their citations. */
export class FindQuote {
  readonly #server: LanguageServer
  readonly #highlight: PassageHighlight
  readonly #memory: FindQuoteMemory
  #open: Search | undefined

  constructor(server: LanguageServer, highlight: PassageHighlight, memory: FindQuoteMemory) {
    this.#server = server
    this.#highlight = highlight
    this.#memory = memory
  }

  async show(): Promise<void> {
    const draft = await draftInFront()
    const search = new Search(this.#server, this.#highlight, this.#memory, draft, () => {
      // Asked for again while it is open, the list hides only after the next one has taken its place.
      if (this.#open !== search) return
      this.#open = undefined
      void commands.executeCommand('setContext', 'verbatim.isFindingQuote', false)
    })
    this.#open = search
    void commands.executeCommand('setContext', 'verbatim.isFindingQuote', true)
    await search.start()
  }

  /** What a key does while the list is open. */
  act(action: Action): Promise<void> | undefined {
    return this.#open?.act(action)
  }
}

/** The list while it is open. */
class Search {
  readonly #server: LanguageServer
  readonly #highlight: PassageHighlight
  readonly #memory: FindQuoteMemory
  readonly #preview: SourcePreview
  readonly #picker: QuickPick<PassageItem> = window.createQuickPick<PassageItem>()
  #tokens = new CancellationTokenSource()
  #results: readonly SearchResult[] = []
  #front: PassageItem | undefined
  #chosen: readonly SearchResult[] = []
  #isEmptyLibrary = false
  #acting: Promise<void> = Promise.resolve()
  #after: (() => Promise<unknown>) | undefined

  constructor(
    server: LanguageServer,
    highlight: PassageHighlight,
    memory: FindQuoteMemory,
    draft: TextEditor | undefined,
    onHide: () => void,
  ) {
    this.#server = server
    this.#highlight = highlight
    this.#memory = memory
    this.#preview = new SourcePreview(highlight, draft)
    const picker = this.#picker
    keepOrder(picker)
    picker.placeholder = l10n.t('Type what you remember of the quote, in any spelling')
    picker.keepScrollPosition = true
    picker.buttons = queryButtons(memory.isGrouped)
    this.#showTitle()
    picker.onDidChangeValue(() => this.#search())
    // While sources are still being read, what has come in since may hold the answer.
    const status = server.onDidChangeStatus(({ isReading }) => !isReading && this.#search())
    picker.onDidChangeActive(([item]) => item?.result && this.#preview.show(item.result))
    picker.onDidAccept(() => this.#accept())
    picker.onDidTriggerButton(button => this.act((button as ActionButton).action))
    picker.onDidTriggerItemButton(({ item, button }) => this.act((button as ActionButton).action, item))
    const hidden = picker.onDidHide(async () => {
      // Disposing of the list makes the editor say once more that it hides.
      hidden.dispose()
      onHide()
      status.dispose()
      this.#tokens.cancel()
      picker.dispose()
      await this.#preview.close()
      await this.#after?.()
    })
  }

  async start(): Promise<void> {
    const { draft } = this.#preview
    const selected = draft?.document.getText(draft.selection).trim() ?? ''
    this.#picker.value = selected.replace(/\s+/g, ' ')
    this.#picker.show()
    await this.#search()
    if (this.#picker.value !== '' || this.#server.status.isReading) return
    const { sources } = await this.#server.ask('verbatim/search', { query: '', typing: true })
    if (sources === 0 && !this.#server.status.isReading) {
      this.#picker.hide()
      await reportEmptyLibrary(this.#server)
    }
  }

  /** One action after the other, so that each finds what the one before has made of the row in front. */
  act(action: Action, item?: PassageItem): Promise<void> {
    const done = this.#acting.then(() => this.#act(action, item ?? this.#active))
    this.#acting = done.catch(() => {})
    return done
  }

  /** The row in front. While the list is filled anew the editor names none, and a key pressed then means the first. */
  get #active(): PassageItem | undefined {
    return this.#picker.activeItems[0] ?? this.#front
  }

  async #act(action: Action, { result, recent }: Partial<PassageItem> = {}): Promise<void> {
    switch (action) {
      case 'group':
        await this.#memory.group(!this.#memory.isGrouped)
        this.#picker.buttons = queryButtons(this.#memory.isGrouped)
        return this.#showResults(result)
      case 'speaker':
        return this.#ask(toggleFilter(this.#picker.value, 'speaker', result?.speaker ?? ''))
      case 'source':
        return this.#ask(toggleFilter(this.#picker.value, 'in', result?.citekey ?? ''))
      case 'date':
        return this.#ask(toggleFilter(this.#picker.value, 'after', result?.date.slice(0, 4) ?? ''))
      case 'exact':
        return this.#ask(toggleExact(this.#picker.value))
      case 'forget':
        if (recent !== undefined) await this.#memory.forget(recent)
        return this.#search()
    }
    if (!result) return
    switch (action) {
      case 'choose':
        return this.#choose(result)
      case 'attribute':
        return this.#insert([result], 'attributed')
      case 'footnote':
        return this.#insert(this.#chosenOr(result), 'footnote')
      case 'cite':
        return this.#insert(this.#chosenOr(result), 'citation')
      case 'copy':
        await env.clipboard.writeText(result.quotation)
        void window.setStatusBarMessage(l10n.t('Quotation copied'), 3000)
        return this.#leave()
      case 'open':
        return this.#leave(() => openSource(this.#server, this.#highlight, result))
      default:
        return this.#move(result, action)
    }
  }

  async #search(): Promise<void> {
    this.#tokens.cancel()
    this.#tokens = new CancellationTokenSource()
    const { token } = this.#tokens
    const picker = this.#picker
    const query = picker.value
    if (query.trim() === '') {
      picker.busy = false
      this.#results = []
      this.#front = undefined
      picker.items = [...passageItems([], this.#chosen, false), ...recentItems(this.#memory.queries)]
      return
    }
    picker.busy = true
    try {
      const answer = await this.#server.ask('verbatim/search', { query, typing: true }, token)
      if (token.isCancellationRequested) return
      this.#isEmptyLibrary = answer.sources === 0
      this.#results = answer.results
      this.#showResults()
    } catch (error) {
      if (token.isCancellationRequested) return
      this.#front = undefined
      picker.items = [failed(error)]
    } finally {
      if (!token.isCancellationRequested) picker.busy = false
    }
  }

  /** Fills the list; the row of `active` stays in front. */
  #showResults(active?: SearchResult): void {
    const picker = this.#picker
    const items = passageItems(this.#results, this.#chosen, this.#memory.isGrouped)
    picker.items = this.#results.length > 0 ? items : [...items, nothing(this.#isEmptyLibrary)]
    const found = active && items.find(({ result }) => result && isSamePlace(result, active))
    // What was chosen before stands on top, but what answers the query comes first.
    const first = items.find(({ result }) => result === this.#results[0])
    this.#front = found ?? first
    if (this.#front) picker.activeItems = [this.#front]
    this.#showTitle()
  }

  #showTitle(): void {
    const count = this.#chosen.length
    this.#picker.title =
      count === 0 ? l10n.t('Find Quote') : l10n.t('Find Quote · {0} chosen, Enter inserts them', count)
  }

  #ask(query: string): Promise<void> {
    this.#picker.value = query
    return this.#search()
  }

  #choose(result: SearchResult): void {
    const others = this.#chosen.filter(one => !isSamePlace(one, result))
    this.#chosen = others.length < this.#chosen.length ? others : [...others, result]
    this.#showResults(result)
  }

  /** Moves an edge of the passage, in the list, in the preview, and among those that are chosen. */
  async #move(result: SearchResult, step: ExtentStep): Promise<void> {
    const { uri, range } = result
    const extent = await this.#server.ask('verbatim/extent', { uri, range, step })
    if (!extent) {
      void window.setStatusBarMessage(l10n.t('There is no more of this passage.'), 3000)
      return
    }
    const moved = { ...result, ...extent }
    const replaced = (some: readonly SearchResult[]) =>
      some.map(one => (isSamePlace(one, result) ? moved : one))
    this.#results = replaced(this.#results)
    this.#chosen = replaced(this.#chosen)
    this.#showResults(moved)
    this.#preview.show(moved)
  }

  async #accept(): Promise<void> {
    const item = this.#active
    if (item?.recent !== undefined) return this.#ask(item.recent)
    if (item?.result || this.#chosen.length > 0)
      return this.#insert(this.#chosenOr(item?.result), 'quotation')
    if (this.#isEmptyLibrary) return this.#leave(() => reportEmptyLibrary(this.#server))
  }

  #chosenOr(result: SearchResult | undefined): readonly SearchResult[] {
    return this.#chosen.length > 0 || !result ? this.#chosen : [result]
  }

  async #insert(results: readonly SearchResult[], form: InsertionForm): Promise<void> {
    const { draft } = this.#preview
    await this.#leave(() => insertAtCursor(this.#server, results, form, { editor: draft }))
  }

  async #leave(then?: () => Promise<unknown>): Promise<void> {
    await this.#memory.remember(this.#picker.value)
    this.#after = then
    this.#picker.hide()
  }
}
