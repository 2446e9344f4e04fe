import type { QuickPick, QuickPickItem } from 'vscode'

/**
 * Items stay in the order they were given. The editor would sort them by how their labels match what is typed;
 * the property that prevents it is not part of the public API yet (microsoft/vscode#73904), and where it should be
 * missing the items are merely sorted.
 */
export function keepOrder(picker: QuickPick<QuickPickItem>): void {
  const sortable = picker as { sortByLabel?: boolean }
  sortable.sortByLabel = false
}
