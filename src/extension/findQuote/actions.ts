import { l10n, type QuickInputButton, ThemeIcon } from 'vscode'
import type { ExtentStep } from '../../server/protocol.ts'

/** What can be done with the passage in front, or with the query: by a button, or by a key (package.json). */
export type Action = RowAction | QueryAction

export type RowAction = ExtentStep | 'choose' | 'attribute' | 'footnote' | 'cite' | 'copy' | 'open' | 'forget'

export type QueryAction = 'speaker' | 'source' | 'date' | 'exact' | 'group'

export interface ActionButton extends QuickInputButton {
  readonly action: Action
}

function button(action: Action, icon: string, tooltip: string): ActionButton {
  return { action, iconPath: new ThemeIcon(icon), tooltip }
}

/** The buttons of a passage: no more than leave room for the words; the rest is done by keys. */
export function rowButtons(isChosen: boolean): ActionButton[] {
  return [
    isChosen
      ? button('choose', 'check', l10n.t('Chosen; click to leave it out (Shift+Enter)'))
      : button('choose', 'add', l10n.t('Choose this and others (Shift+Enter)')),
    button('widen-start', 'fold-up', l10n.t('One sentence more before (Alt+Shift+Left)')),
    button('narrow-end', 'chevron-up', l10n.t('One sentence less at the end (Alt+Left)')),
    button('widen-end', 'fold-down', l10n.t('One sentence more behind (Alt+Right)')),
    button('attribute', 'person', l10n.t('Insert, and say who speaks (Alt+Enter)')),
    button('cite', 'references', l10n.t('Insert the citation only (Ctrl+Enter)')),
    button('copy', 'copy', l10n.t('Copy the quotation')),
    button('open', 'go-to-file', l10n.t('Open the source here')),
  ]
}

/** The buttons of a query that was asked before. */
export function recentButtons(): ActionButton[] {
  return [button('forget', 'close', l10n.t('Forget this query'))]
}

/** The buttons above the list. */
export function queryButtons(isGrouped: boolean): ActionButton[] {
  return [
    button('speaker', 'person', l10n.t('Only what this person says: speaker:… (Alt+S)')),
    button('source', 'book', l10n.t('Only this source: in:… (Alt+I)')),
    button('date', 'calendar', l10n.t('Only sources from this year on: after:… (Alt+D)')),
    button('exact', 'whole-word', l10n.t('Exactly these words: "…" (Alt+E)')),
    isGrouped
      ? button('group', 'list-flat', l10n.t('List the best first (Alt+G)'))
      : button('group', 'list-tree', l10n.t('Group by source (Alt+G)')),
  ]
}
