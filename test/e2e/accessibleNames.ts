import type { Page } from 'playwright-core'

/** An element as a screen reader is told of it. */
export interface Accessible {
  readonly role: string
  readonly name: string
}

/** What Chromium tells screen readers of the parts of the window that a selector names, each part with all within. */
export async function accessibleIn(page: Page, selector: string): Promise<Accessible[]> {
  const session = await page.context().newCDPSession(page)
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const wanted = new Set<number>()
    const { root } = await session.send('DOM.getDocument', { depth: 0 })
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
    for (const nodeId of nodeIds) {
      const { node } = await session.send('DOM.describeNode', { nodeId })
      wanted.add(node.backendNodeId)
    }
    const byId = new Map(nodes.map(node => [node.nodeId, node]))
    const found: Accessible[] = []
    const collect = (id: string) => {
      const node = byId.get(id)
      if (!node) return
      if (!node.ignored) found.push({ role: node.role?.value ?? '', name: node.name?.value ?? '' })
      for (const child of node.childIds ?? []) collect(child)
    }
    for (const node of nodes) if (wanted.has(node.backendDOMNodeId ?? -1)) collect(node.nodeId)
    return found
  } finally {
    await session.detach()
  }
}

/** The roles of what can be used; text and groups need no name of their own. */
const USABLE = new Set([
  'button',
  'checkbox',
  'combobox',
  'link',
  'listitem',
  'menuitem',
  'option',
  'textbox',
  'treeitem',
])

export function nameless(all: readonly Accessible[]): Accessible[] {
  return all.filter(({ role, name }) => USABLE.has(role.toLowerCase()) && name.trim() === '')
}

export function namesOf(all: readonly Accessible[], ...roles: readonly string[]): string[] {
  return all.filter(({ role }) => roles.includes(role.toLowerCase())).map(({ name }) => name)
}
