/**
 * Measures the first search after a start where sources are slow to read: saved pages of 100 kB, and PDFs of eight
 * pages. The command line is asked as users ask it, so that everything is in the figures.
 *
 *   npm run build && node bench/slowFormats.ts --corpus DIR [--pages 100] [--pdfs 30] [--cli FILE]
 *
 * The first call reads all sources and writes the index; the others find it.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readCorpus } from '../eval/corpus.ts'
import { column, pdf } from '../test/unit/library/formats/pdfFile.ts'

/** Characters of a page's markup, and of a line and the lines of a page of PDF. */
const PAGE = 100_000
const LINE = 85
const LINES = 50
const PDF_PAGES = 8
const QUERY = 'american peopel deserve better'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string', default: '100' },
    pdfs: { type: 'string', default: '30' },
    cli: { type: 'string', default: 'dist/cli.js' },
  },
})
if (!values.corpus) throw new Error('Usage: node bench/slowFormats.ts --corpus DIR [--pages N] [--pdfs N]')

const { texts } = readCorpus(values.corpus)
let next = 0
const folder = mkdtempSync(join(tmpdir(), 'verbatim-slow-'))
const seeds = join(folder, 'seeds')
mkdirSync(seeds)
try {
  for (let i = 0; i < Number(values.pages); i++) writeFileSync(join(seeds, `page${i}.html`), page())
  for (let i = 0; i < Number(values.pdfs); i++) writeFileSync(join(seeds, `paper${i}.pdf`), paper())
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
  console.log(`${values.pages} pages and ${values.pdfs} PDFs, ${sizeOf(seeds).toFixed(1)} MB`)
  search('first call')
  console.log(`index file ${sizeOf(join(folder, 'cache', 'verbatim')).toFixed(1)} MB`)
  for (const round of [1, 2, 3]) search(`call ${round} from the index`)
} finally {
  rmSync(folder, { recursive: true })
}

function search(what: string): void {
  const started = performance.now()
  const { stdout, stderr } = spawnSync(process.execPath, [resolve(values.cli), 'search', QUERY, '--json'], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const wholeMs = performance.now() - started
  if (!stdout) throw new Error(stderr)
  const { elapsedMs, results } = JSON.parse(stdout)
  console.log(
    `${what.padEnd(24)} whole ${(wholeMs / 1000).toFixed(2)} s, search ${Math.round(elapsedMs)} ms, ${results.length} results`,
  )
}

/** A saved page: an article among scripts and menus. */
function page(): string {
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

function paper(): Uint8Array {
  let text = ''
  while (text.length < LINE * LINES * PDF_PAGES) text += `${nextText()} `
  // The fonts that a reader has without being given them know Latin letters only.
  const words = text.replaceAll(/[^\x20-\x7e]+/g, ' ')
  const lines = words.match(new RegExp(`.{1,${LINE}}(?: |$)`, 'g')) ?? []
  const pages = Array.from({ length: PDF_PAGES }, (_, i) => lines.slice(i * LINES, (i + 1) * LINES))
  return pdf(pages.map(some => column(50, 780, some)))
}

function nextText(): string {
  return texts[next++ % texts.length]!
}

function sizeOf(path: string): number {
  const bytes = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  return bytes / 1e6
}
