/** Attributes by which an element of HTML is not shown. */
export const HIDDEN = /\shidden(?:\s|=|$)|\sstyle\s*=\s*["']?[^"']*display\s*:\s*none/i

/** Where the element ends whose first tag ends at `from`, past others of its name; `undefined` where it has no end. */
export function elementEnd(text: string, name: string, from: number): number | undefined {
  const tag = new RegExp(`<(/?)${name}(?=[\\s/>])[^<>]*>`, 'gi')
  tag.lastIndex = from
  let depth = 1
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return tag.lastIndex
  }
  return undefined
}
