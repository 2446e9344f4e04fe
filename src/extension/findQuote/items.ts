import { l10n, type QuickPickItem, QuickPickItemKind } from 'vscode'
import { label as asLabel } from '../../base/escape.ts'
import type { SearchResult } from '../../server/protocol.ts'
import { recentButtons, rowButtons } from './actions.ts'

export interface PassageItem extends QuickPickItem {
  readonly result?: SearchResult
  /** A query that was asked before. */
  readonly recent?: string
}

/** The rows for some passages, those that are chosen first; by source, best source first, where that is wanted. */
export function passageItems(
  results: readonly SearchResult[],
  chosen: readonly SearchResult[],
  isGrouped: boolean,
): PassageItem[] {
  const isChosen = (result: SearchResult) => chosen.some(one => isSamePlace(one, result))
  const above = chosen.filter(result => !results.some(one => isSamePlace(one, result)))
  const rows = (some: readonly SearchResult[], isUnderTitle = false) =>
    some.map(result => itemOf(result, isChosen(result), isUnderTitle))
  const elsewhere =
    above.length > 0 ? [separator(l10n.t('Chosen before')), ...rows(above), separator(l10n.t('Found'))] : []
  if (!isGrouped) return [...elsewhere, ...rows(results)]
  const sources = [...new Set(results.map(({ uri }) => uri))]
  const groups = sources.map(source => results.filter(({ uri }) => uri === source))
  return [...elsewhere, ...groups.flatMap(group => [separator(group[0]!.title), ...rows(group, true)])]
}

export function recentItems(queries: readonly string[]): PassageItem[] {
  const rows = queries.map(query => ({
    label: `$(history) ${asLabel(query)}`,
    alwaysShow: true,
    buttons: recentButtons(),
    recent: query,
  }))
  return rows.length > 0 ? [separator(l10n.t('Searched before')), ...rows] : []
}

export function nothing(isEmptyLibrary: boolean): PassageItem {
  return isEmptyLibrary
    ? {
        label: `$(info) ${l10n.t('There are no sources yet')}`,
        detail: l10n.t('Press Enter to see where Verbatim looks for them.'),
        alwaysShow: true,
      }
    : { label: `$(circle-slash) ${l10n.t('Nothing like this is in your sources')}`, alwaysShow: true }
}

export function failed(error: unknown): PassageItem {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    label: `$(error) ${l10n.t('The search failed')}`,
    detail: l10n.t('{0}. Try Verbatim: Rebuild Index.', asLabel(reason)),
    alwaysShow: true,
  }
}

export function isSamePlace(one: SearchResult, other: SearchResult): boolean {
  return one.uri === other.uri && JSON.stringify(one.range) === JSON.stringify(other.range)
}

/** The quotation stands in the detail line: labels are cut and matched by the editor, details are not. */
function itemOf(result: SearchResult, isChosen: boolean, isUnderTitle: boolean): PassageItem {
  const { title, speaker, locator, quotation } = result
  const place = asLabel([speaker, locator].filter(Boolean).join(' · '))
  return {
    label: `$(${isChosen ? 'check' : 'quote'}) ${isUnderTitle ? place : shorten(title, 50)}`,
    description: isUnderTitle ? '' : place,
    detail: asLabel(quotation),
    alwaysShow: true,
    buttons: rowButtons(isChosen),
    result,
  }
}

/** The editor puts it at the right end of the row beneath, and lets it crowd out that row's own words. */
function separator(label: string): PassageItem {
  return { label: shorten(label, 30), kind: QuickPickItemKind.Separator }
}

function shorten(text: string, limit: number): string {
  const shown = asLabel(text)
  return shown.length <= limit ? shown : `${shown.slice(0, limit - 1)}…`
}
