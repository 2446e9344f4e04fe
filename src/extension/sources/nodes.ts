import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode'
import { label, visible } from '../../base/escape.ts'
import { addTo } from '../../base/lists.ts'
import type { QuoteSummary, SourceSummary } from '../../server/protocol.ts'

/** What the Sources view shows: sources, in them speakers, in these their direct quotes. */
export type SourcesNode =
  | ({ readonly kind: 'source' } & SourceSummary)
  | { readonly kind: 'speaker'; readonly name: string | undefined; readonly quotes: readonly QuoteNode[] }
  | QuoteNode
  | { readonly kind: 'remark'; readonly text: string }

export type QuoteNode = { readonly kind: 'quote'; readonly citekey: string } & QuoteSummary

/** Those that stand for words of a source, or for all of it. */
export type PlaceNode = Extract<SourcesNode, { readonly uri: string }>

export function treeItemOf(node: SourcesNode): TreeItem {
  if (node.kind === 'source') return sourceItem(node)
  if (node.kind === 'quote') return quoteItem(node)
  if (node.kind === 'remark') return new TreeItem(node.text)
  const name = node.name === undefined ? l10n.t('No speaker named') : label(node.name)
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded)
  item.iconPath = new ThemeIcon(node.name === undefined ? 'question' : 'person')
  const count = node.quotes.length
  item.description = String(count)
  const told =
    count === 1 ? l10n.t('{0}, 1 direct quote', name) : l10n.t('{0}, {1} direct quotes', name, count)
  item.accessibilityInformation = { label: told }
  return item
}

/** The direct quotes of one source, by speaker, in the order in which these first speak. */
export function speakersOf(quotes: readonly QuoteSummary[], citekey: string): SourcesNode[] {
  const speakers = new Map<string | undefined, QuoteNode[]>()
  for (const quote of quotes) {
    const node = { kind: 'quote', citekey, ...quote } as const
    addTo(speakers, quote.speaker, node)
  }
  if (speakers.size === 0) return [{ kind: 'remark', text: l10n.t('No direct quotes') }]
  return [...speakers].map(([name, own]) => ({ kind: 'speaker', name, quotes: own }))
}

function sourceItem(node: Extract<SourcesNode, { readonly kind: 'source' }>): TreeItem {
  const item = new TreeItem(label(node.title), TreeItemCollapsibleState.Collapsed)
  item.id = node.uri
  item.description = label(node.details)
  item.tooltip = visible([node.title, node.details, `@${node.citekey}`, node.path].filter(Boolean).join('\n'))
  item.iconPath = new ThemeIcon('file-text')
  item.accessibilityInformation = {
    label: label([node.title, node.details, node.citekey].filter(Boolean).join(', ')),
  }
  item.contextValue = 'source'
  item.command = { command: 'verbatim.openSource', title: l10n.t('Open'), arguments: [{ uri: node.uri }] }
  return item
}

function quoteItem(node: QuoteNode): TreeItem {
  const { text, uri, range } = node
  const item = new TreeItem(label(`“${text}”`))
  item.description = label(node.locator ?? '')
  item.tooltip = visible([text, node.speaker].filter(Boolean).join('\n— '))
  item.iconPath = new ThemeIcon('quote')
  const spoken = [text, node.speaker ?? l10n.t('No speaker named'), node.locator].filter(Boolean).join(', ')
  item.accessibilityInformation = { label: label(spoken) }
  item.contextValue = 'quote'
  item.command = { command: 'verbatim.openSource', title: l10n.t('Open'), arguments: [{ uri, range }] }
  return item
}
