/**
 * Measures how long completion and hover take while sources are read whose formats are slow to read, and a writer types.
 *
 *   npm run build && npm run bench:reading -- --corpus DIR [--pages 100] [--pdfs 30] [--long 300]
 *
 * Beside saved pages of 100 kB and PDFs of eight pages there is one PDF of `--long` pages. The built server runs as a process
 * of its own. Each figure stands beside what the machine makes a process wait that has nothing to do, and beside the same
 * keystrokes while nothing is read.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { readCorpus } from '../eval/corpus.ts'
import { close, type Editor, startEditor } from '../test/process/editor.ts'
import { slowFiles } from './slowFiles.ts'
import { tellWaits, typeDuring } from './waits.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string', default: '100' },
    pdfs: { type: 'string', default: '30' },
    long: { type: 'string', default: '300' },
    idle: { type: 'string', default: '10' },
  },
})
if (!values.corpus) throw new Error('Usage: npm run bench:reading -- --corpus DIR')

const files = slowFiles(readCorpus(values.corpus).texts)
const all = new Map<string, string | Uint8Array>()
for (let i = 0; i < Number(values.pages); i++) all.set(`page${i}.html`, files.page())
for (let i = 0; i < Number(values.pdfs); i++) all.set(`paper${i}.pdf`, files.paper())
all.set('long.pdf', files.paper(Number(values.long)))

const folder = mkdtempSync(join(tmpdir(), 'verbatim-slow-reading-'))
mkdirSync(join(folder, 'seeds'))
writeFileSync(join(folder, 'seeds/first.txt'), 'The keeper of the lighthouse counted seventeen ships.\n')
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`,
  )
  const editor = await startEditor(folder)
  const draft = { uri: editor.open('draft.md', ''), cited: 'first' }
  await untilCited(editor, 1)
  tellWaits('idle', await typeDuring(editor, draft, wait(Number(values.idle) * 1000)))
  const started = performance.now()
  for (const [name, content] of all) writeFileSync(join(folder, 'seeds', name), content)
  const changes = [...all.keys()].map(name => {
    return { uri: pathToFileURL(join(folder, 'seeds', name)).href, type: 1 }
  })
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
  tellWaits('while they are read', await typeDuring(editor, draft, untilCited(editor, all.size + 1)))
  console.log(`${all.size} files were read in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  await close(editor)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Waits until so many sources are in the library. */
async function untilCited(editor: Editor, count: number): Promise<void> {
  for (;;) {
    const { markdown } = await editor.connection.sendRequest<{ markdown: string }>('verbatim/report', {})
    if (Number(/(\d[\d,]*) sources?/.exec(markdown)?.[1]?.replace(',', '')) >= count) return
    await wait(500)
  }
}
