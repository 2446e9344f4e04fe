/**
 * How long the server takes until a changed paragraph of a long draft has been checked and its findings are out, as an
 * editor sees it: `npm run build && node bench/checkInServer.ts --corpus DIR [--quotations 2000]`. The corpus is written
 * into a folder as files; each change goes to the server, and a check is asked for at once, so that the pause that the
 * server otherwise waits for is not counted. Times are by the clock, in milliseconds.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCorpus } from '../eval/corpus.ts'
import { MemoryWorkspace } from '../src/base/memoryWorkspace.ts'
import { createService } from '../src/service/service.ts'
import { close, startEditor } from '../test/process/editor.ts'
import { asTheExtension, machine } from './editorServer.ts'
import { changedParagraph, changes, longDraftOptions, quotingParagraphs, tellTimes } from './longDraft.ts'

/** Longer than the server waits before it tidies its index. In milliseconds. */
const IDLE_MS = 8000

const { corpus, quotations, altered } = longDraftOptions()
const { texts } = readCorpus(corpus)
const paragraphs = await draftOf(texts)
const folder = mkdtempSync(join(tmpdir(), 'verbatim-check-'))
try {
  mkdirSync(join(folder, 'seeds'))
  for (const [i, text] of texts.entries()) writeFileSync(join(folder, 'seeds', `s${i}.md`), text)
  const editor = await startEditor(folder, asTheExtension)
  await editor.connection.sendRequest('verbatim/report', {})
  const uri = editor.open('draft.md', paragraphs.join('\n\n'))
  const check = async () => {
    const start = performance.now()
    await editor.connection.sendRequest('verbatim/check', { uri })
    return performance.now() - start
  }
  console.log(`${machine()}; ${texts.length} sources`)
  console.log(`first check, with the rest of the reading: ${((await check()) / 1000).toFixed(1)} s`)
  await new Promise(done => setTimeout(done, IDLE_MS))
  let version = 2
  for (const [name, change] of Object.entries(changes('s0'))) {
    const times: number[] = []
    for (let round = 0; round < 60; round++) {
      const at = changedParagraph(round, paragraphs.length)
      const line = paragraphs
        .slice(0, at)
        .reduce((lines, paragraph) => lines + paragraph.split('\n').length + 1, 0)
      const end = { line: line + paragraphs[at]!.split('\n').length - 1, character: 1e6 }
      paragraphs[at] = change(paragraphs[at]!)
      void editor.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: version++ },
        contentChanges: [{ range: { start: { line, character: 0 }, end }, text: paragraphs[at] }],
      })
      times.push(await check())
      await new Promise(done => setTimeout(done, 50))
    }
    tellTimes(name, times)
  }
  await close(editor)
} finally {
  rmSync(folder, { recursive: true })
}

async function draftOf(all: readonly string[]): Promise<string[]> {
  const files = all.map((text, i): [string, string] => [`seeds/s${i}.md`, text])
  const service = createService(new MemoryWorkspace(Object.fromEntries(files)))
  await service.library.refresh()
  return quotingParagraphs(service, quotations, altered)
}
