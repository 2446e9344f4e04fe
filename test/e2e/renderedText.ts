import type { Page } from 'playwright-core'

/** A point of the page. */
export interface Point {
  x: number
  y: number
}

/** A wavy underline and the text above it. */
export interface Squiggle {
  kind: 'error' | 'warning' | 'info' | 'hint'
  text: string
}

/** The middle of a text as it stands in the editor's window, within one screen line; nothing when it is not there. */
export function pointOf(page: Page, text: string): Promise<Point | undefined> {
  return page.evaluate(wanted => {
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      // The editor draws spaces as no-break spaces.
      const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted)
      if (start < 0) continue
      const middle = characterBox(line, start + Math.floor(wanted.length / 2))
      if (middle) return { x: middle.x + middle.width / 2, y: middle.y + middle.height / 2 }
    }
    return undefined

    function characterBox(line: Element, offset: number): DOMRect | undefined {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      let before = 0
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0
        if (offset < before + length) {
          const range = document.createRange()
          range.setStart(node, offset - before)
          range.setEnd(node, offset - before + 1)
          return range.getBoundingClientRect()
        }
        before += length
      }
      return undefined
    }
  }, text)
}

/** All squiggles in sight, from top to bottom. One that runs over two screen lines is two. */
export async function squigglesIn(page: Page): Promise<Squiggle[]> {
  const kinds = ['error', 'warning', 'info', 'hint'] as const
  const marks = await marksIn(page, kinds.map(kind => `.editor-instance .squiggly-${kind}`).join(','))
  return marks.map(({ classes, text }) => ({
    kind: kinds.find(kind => classes.includes(`squiggly-${kind}`))!,
    text,
  }))
}

/** The words in sight that the extension sets off by a background or a line around them, screen line by screen line. */
export async function highlightedIn(page: Page): Promise<string[]> {
  const marks = await marksIn(page, '.editor-instance .view-overlays .cdr[class*="ced-"]')
  return marks.filter(({ isColoured }) => isColoured).map(({ text }) => text)
}

/** What is drawn over or under words in an editor. */
interface Mark {
  classes: string[]
  /** Whether its background or the line around it can be seen. */
  isColoured: boolean
  /** The words at its place. */
  text: string
}

function marksIn(page: Page, selector: string): Promise<Mark[]> {
  return page.evaluate(wanted => {
    return [...document.querySelectorAll(wanted)]
      .map(mark => ({ mark, box: mark.getBoundingClientRect() }))
      .sort((one, other) => one.box.y - other.box.y || one.box.x - other.box.x)
      .map(({ mark, box }) => {
        const { backgroundColor, outlineColor, outlineStyle } = getComputedStyle(mark)
        const isColoured = isVisible(backgroundColor) || (outlineStyle !== 'none' && isVisible(outlineColor))
        return { classes: [...mark.classList], isColoured, text: textIn(box) }
      })

    function isVisible(colour: string): boolean {
      return !/, 0\)$|^transparent$/.test(colour)
    }

    function textIn(box: DOMRect): string {
      let text = ''
      for (const line of document.querySelectorAll('.editor-instance .view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let offset = 0; offset < (node.textContent?.length ?? 0); offset++) {
            const range = document.createRange()
            range.setStart(node, offset)
            range.setEnd(node, offset + 1)
            const { x, y, width, height } = range.getBoundingClientRect()
            const inside = x + width / 2 > box.left && x + width / 2 < box.right
            if (inside && y + height / 2 > box.top && y + height / 2 < box.bottom) text += range.toString()
          }
        }
      }
      return text.replaceAll('\u00a0', ' ')
    }
  }, selector)
}
