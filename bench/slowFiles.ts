import { column, pdf } from '../test/unit/library/formats/pdfFile.ts'

/** Characters of a page's markup, and of a line and the lines of a page of PDF. */
const PAGE = 100_000
const LINE = 85
const LINES = 50

/** Files that are slow to read, made of some texts in turn. */
export function slowFiles(texts: readonly string[]) {
  let next = 0
  const nextText = () => texts[next++ % texts.length]!
  return { page: () => page(nextText), paper: (pages = 8) => paper(nextText, pages) }
}

/** A saved page: an article among scripts and menus. */
function page(nextText: () => string): string {
  const menu = `<nav><ul>${'<li><a href="/section">Section of the paper</a></li>'.repeat(40)}</ul></nav>`
  const script = `<script>${'window.items.push({kind: "teaser", weight: 1});'.repeat(400)}</script>`
  let body = ''
  while (body.length + menu.length + script.length < PAGE) body += paragraphs(nextText())
  return `<!doctype html><html><head><title>Page</title>${script}</head><body>${menu}<article>${body}</article></body></html>`
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return escaped
    .split(/\n+/)
    .map(paragraph => `<p class="paragraph">${paragraph}</p>\n`)
    .join('')
}

function paper(nextText: () => string, count: number): Uint8Array {
  let text = ''
  while (text.length < LINE * LINES * count) text += `${nextText()} `
  // The fonts that a reader has without being given them know Latin letters only.
  const words = text.replaceAll(/[^\x20-\x7e]+/g, ' ')
  const lines = words.match(new RegExp(`.{1,${LINE}}(?: |$)`, 'g')) ?? []
  const pages = Array.from({ length: count }, (_, i) => lines.slice(i * LINES, (i + 1) * LINES))
  return pdf(pages.map(some => column(50, 780, some)))
}
