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
import { slowFiles } from './slowFiles.ts'

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

const folder = mkdtempSync(join(tmpdir(), 'verbatim-slow-'))
const seeds = join(folder, 'seeds')
mkdirSync(seeds)
try {
  const files = slowFiles(readCorpus(values.corpus).texts)
  for (let i = 0; i < Number(values.pages); i++) writeFileSync(join(seeds, `page${i}.html`), files.page())
  for (let i = 0; i < Number(values.pdfs); i++) writeFileSync(join(seeds, `paper${i}.pdf`), files.paper())
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

function sizeOf(path: string): number {
  const bytes = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  return bytes / 1e6
}
