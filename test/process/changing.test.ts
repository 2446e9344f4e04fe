import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CompletionList, Hover, MarkupContent } from 'vscode-languageserver'
import type { ServerRequests } from '../../src/server/protocol.ts'
import { close, type Editor, newFolder, reportOf, startEditor } from './editor.ts'

const FILES = 60
const ROUNDS = 6
const name = (file: number) => `changing${file}`
const sentence = (file: number, round: number) =>
  `In round ${round} the keeper of lighthouse ${file} counted seventeen ships.`
const text = (file: number, round: number) =>
  `${sentence(file, round)}\n\n${'Filler words follow here. '.repeat(200)}\n`

describe('answers while the sources change on disk', function () {
  this.timeout(120_000)
  let editor: Editor

  const write = (round: number) => {
    for (let file = 0; file < FILES; file++)
      writeFileSync(join(editor.folder, 'seeds', `${name(file)}.txt`), text(file, round))
    const changes = Array.from({ length: FILES }, (_, file) => ({
      uri: pathToFileURL(join(editor.folder, 'seeds', `${name(file)}.txt`)).href,
      type: 2,
    }))
    return editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
  }

  before(async () => {
    editor = await startEditor(newFolder())
    await write(0)
    await reportOf(editor)
  })

  after(async () => {
    await close(editor)
    rmSync(editor.folder, { recursive: true })
  })

  it('are of what a source was or is, and of what it is in the end', async () => {
    const draft = `See [@${name(7)}, para. 1] and [@${name(1)}`
    const uri = editor.open('draft.md', draft)
    const at = (character: number) => ({ textDocument: { uri }, position: { line: 0, character } })
    for (let round = 1; round <= ROUNDS; round++) {
      await write(round)
      for (let turn = 0; turn < 10; turn++) {
        const [list, hover] = await Promise.all([
          editor.connection.sendRequest<CompletionList>('textDocument/completion', at(draft.length)),
          editor.connection.sendRequest<Hover>('textDocument/hover', at(8)),
        ])
        assert.ok(list.items.some(({ label }) => label === name(1)))
        const { value } = hover.contents as MarkupContent
        const shown = /In round (\d+) the keeper of lighthouse 7 counted seventeen ships/.exec(value)
        assert.ok(shown && Number(shown[1]) <= round, value)
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    }
    await reportOf(editor)
    const query = sentence(7, ROUNDS)
    const found = async () => {
      type Search = ServerRequests['verbatim/search']['result']
      const { results } = await editor.connection.sendRequest<Search>('verbatim/search', {
        query,
        typing: false,
      })
      return results[0]
    }
    // A file that has just been written is looked at twice before it is read.
    let first = await found()
    while (first?.kind !== 'exact') {
      await reportOf(editor)
      first = await found()
    }
    assert.equal(first.citekey, name(7))
    const last = await editor.connection.sendRequest<Hover>('textDocument/hover', at(8))
    assert.ok((last.contents as MarkupContent).value.includes(`In round ${ROUNDS} `))
  })
})
