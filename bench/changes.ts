/**
 * Measures how long completion and hover take while sources of 200 MB in all change on disk and a writer types.
 *
 *   npm run build && npm run bench:changes -- [--files 2000] [--megabytes 200]
 *
 * The built server runs as a process, files are written by another, and each figure stands beside what the machine makes
 * a process wait that has nothing to do.
 */
import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { ServerRequests } from '../src/server/protocol.ts'
import { close, startEditor } from '../test/process/editor.ts'
import { asTheExtension, machine } from './editorServer.ts'
import { tellWaits, typeDuring } from './waits.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    megabytes: { type: 'string', default: '200' },
    idle: { type: 'string', default: '10' },
    writer: { type: 'string' },
  },
})
const FILES = Number(values.files)
const CHARACTERS = Math.floor((Number(values.megabytes) * 1e6) / FILES)
/** So many changes are told at once, as editors gather them. */
const TOLD_AT_ONCE = 50
if (values.writer) await writeAll(values.writer, 'second')
else await measure()

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-changes-'))
  mkdirSync(join(folder, 'seeds'))
  try {
    console.log(machine())
    console.log(`${FILES} sources of ${(CHARACTERS / 1000).toFixed(0)} kB`)
    await writeAll(folder, 'first')
    const editor = await startEditor(folder, asTheExtension)
    const uri = editor.open('draft.md', '')
    const draft = { uri, cited: 'source0' }
    const found = async (words: string) => {
      const answer = await editor.connection.sendRequest<ServerRequests['verbatim/search']['result']>(
        'verbatim/search',
        { query: words, typing: false },
      )
      return answer.results.map(({ citekey }) => citekey)
    }
    const settled = async (round: string) => {
      while (!(await found(mark(round, FILES - 1))).includes(`source${FILES - 1}`)) await wait(200)
    }
    await settled('first')
    await wait(4000)
    tellWaits('idle', await typeDuring(editor, draft, wait(Number(values.idle) * 1000)))
    const started = performance.now()
    const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--writer', folder])
    child.on('message', (names: string[]) => {
      const changes = names.map(name => ({ uri: pathToFileURL(join(folder, 'seeds', name)).href, type: 2 }))
      void editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
    })
    const changed = new Promise(resolve => child.once('exit', resolve)).then(() => settled('second'))
    tellWaits('while sources change', await typeDuring(editor, draft, changed))
    console.log(
      `${values.megabytes} MB were written and read in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
    await close(editor)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Words that only this source has, and only since this round. */
function mark(round: string, file: number): string {
  return `the ${round} keeper of lighthouse${file} counted ${round}${file} ships`
}

async function writeAll(folder: string, round: string): Promise<void> {
  let names: string[] = []
  for (let i = 0; i < FILES; i++) {
    const name = `source${i}.md`
    const path = join(folder, 'seeds', name)
    if (round === 'first') writeFileSync(path, text(round, i))
    else await writeFile(path, text(round, i))
    names.push(name)
    if (names.length < TOLD_AT_ONCE && i < FILES - 1) continue
    process.send?.(names)
    names = []
  }
  if (process.send) process.disconnect()
}

/** Words in paragraphs, with the frequencies of a language: a few are common, most are rare. */
function text(round: string, file: number): string {
  let state = file * 7919 + round.length
  const next = () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
  const words = [`# Source ${file}\n\n${mark(round, file)}.\n\n`]
  for (let length = 0; length < CHARACTERS; ) {
    const word = `w${Math.floor(50_000 ** next()).toString(36)}o`
    const end = next() < 0.01 ? '.\n\n' : next() < 0.06 ? '. ' : ' '
    words.push(word, end)
    length += word.length + end.length
  }
  return words.join('')
}
