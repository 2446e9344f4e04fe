import { type QuickInputButton, ThemeIcon } from 'vscode'
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

const CHOOSE = button('choose', 'add', 'Choose this and others (Shift+Enter)')
const UNCHOOSE = button('choose', 'check', 'Chosen; click to leave it out (Shift+Enter)')
/** No more than leave room for the words; the rest is done by keys. */
const EXTENT = [
  button('widen-start', 'fold-up', 'One sentence more before (Alt+Shift+Left)'),
  button('narrow-end', 'chevron-up', 'One sentence less at the end (Alt+Left)'),
  button('widen-end', 'fold-down', 'One sentence more behind (Alt+Right)'),
]
const INSERT = [
  button('attribute', 'person', 'Insert, and say who speaks (Alt+Enter)'),
  button('cite', 'references', 'Insert the citation only (Ctrl+Enter)'),
  button('copy', 'copy', 'Copy the quotation'),
  button('open', 'go-to-file', 'Open the source here'),
]

export const rowButtons = {
  plain: [CHOOSE, ...EXTENT, ...INSERT],
  chosen: [UNCHOOSE, ...EXTENT, ...INSERT],
  recent: [button('forget', 'close', 'Forget this query')],
}

/** The buttons above the list. */
export function queryButtons(isGrouped: boolean): ActionButton[] {
  return [
    button('speaker', 'person', 'Only what this person says: speaker:… (Alt+S)'),
    button('source', 'book', 'Only this source: in:… (Alt+I)'),
    button('date', 'calendar', 'Only sources from this year on: after:… (Alt+D)'),
    button('exact', 'whole-word', 'Exactly these words: "…" (Alt+E)'),
    isGrouped
      ? button('group', 'list-flat', 'List the best first (Alt+G)')
      : button('group', 'list-tree', 'Group by source (Alt+G)'),
  ]
}
