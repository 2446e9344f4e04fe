import { addTo } from '../../base/lists.ts'
import type { PdfLine } from './pdfLines.ts'

export interface PdfPage {
  readonly label: string
  readonly lines: readonly PdfLine[]
}

/** So many lines at the top and at the bottom of a page may be running heads. */
const OUTER_LINES = 3
/** The same line, numbers apart, at the same place of so many pages is no text. A chapter may have two pages only. */
const LEAST_PAGES = 2
/** What stands so many times its height apart from the text may be a running head that has no like. */
const APART = 1.6
/** Points by which the same running head may be higher or lower on another page. */
const SHIFT = 4

/** Pages without what is at their top or bottom on every page, numbers apart, and without their numbers. */
export function withoutRunningHeads(pages: readonly PdfPage[]): PdfPage[] {
  const edges = pages.map(({ lines }) => edgesOf(lines))
  const places = new Map<string, { readonly y: number; readonly pages: Set<number> }[]>()
  const placeOf = (line: PdfLine) => places.get(shapeOf(line))?.find(({ y }) => Math.abs(y - line.y) <= SHIFT)
  edges.forEach((sides, page) => {
    for (const line of sides.flat()) {
      const place = placeOf(line)
      if (place) place.pages.add(page)
      else {
        const shape = shapeOf(line)
        addTo(places, shape, { y: line.y, pages: new Set([page]) })
      }
    }
  })
  const isHead = (line: PdfLine, inner: PdfLine | undefined, label: string) =>
    PAGE_NUMBER.test(line.text) ||
    (placeOf(line)?.pages.size ?? 0) >= LEAST_PAGES ||
    (inner !== undefined &&
      Math.abs(inner.y - line.y) > line.size * APART &&
      (line.text.startsWith(`${label} `) || line.text.endsWith(` ${label}`)))
  return pages.map(({ label, lines }, page) => {
    // From the edge inwards: what stands within the text is text.
    const heads = new Set(
      edges[page]!.flatMap(side => {
        const first = side.findIndex((line, i) => !isHead(line, side[i + 1], label))
        return first < 0 ? side : side.slice(0, first)
      }),
    )
    return { label, lines: lines.filter(line => !heads.has(line)) }
  })
}

const PAGE_NUMBER =
  /^[[(|–—-]?\s*(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of)\s*\d{1,4})?\s*[\])|–—-]?$/i

function shapeOf({ text }: PdfLine): string {
  return text.replace(/\d+/g, '#').toLowerCase()
}

/** The lines nearest to the top and to the bottom, the outermost first. */
function edgesOf(lines: readonly PdfLine[]): readonly [PdfLine[], PdfLine[]] {
  const sorted = [...lines].sort((a, b) => a.y - b.y)
  const count = Math.min(OUTER_LINES, Math.ceil(sorted.length / 2))
  return [sorted.slice(0, count), sorted.slice(count).slice(-count).reverse()]
}
