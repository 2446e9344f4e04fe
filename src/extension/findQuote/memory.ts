import type { ExtensionContext } from 'vscode'

/** So many queries are remembered. */
const MOST_QUERIES = 20

const QUERIES = 'verbatim.recentQueries'
const GROUPED = 'verbatim.groupBySource'

/** What Find Quote… remembers from one time to the next: queries of this folder, and how the writer wants the list. */
export class FindQuoteMemory {
  readonly #context: Pick<ExtensionContext, 'workspaceState' | 'globalState'>

  constructor(context: Pick<ExtensionContext, 'workspaceState' | 'globalState'>) {
    this.#context = context
  }

  /** The last one first. */
  get queries(): readonly string[] {
    return this.#context.workspaceState.get<readonly string[]>(QUERIES, [])
  }

  async remember(query: string): Promise<void> {
    const asked = query.trim()
    if (asked === '') return
    const others = this.queries.filter(other => other !== asked)
    await this.#context.workspaceState.update(QUERIES, [asked, ...others].slice(0, MOST_QUERIES))
  }

  async forget(query: string): Promise<void> {
    const others = this.queries.filter(other => other !== query)
    await this.#context.workspaceState.update(QUERIES, others)
  }

  get isGrouped(): boolean {
    return this.#context.globalState.get(GROUPED, false)
  }

  async group(isGrouped: boolean): Promise<void> {
    await this.#context.globalState.update(GROUPED, isGrouped)
  }
}
