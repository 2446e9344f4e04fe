import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { HOSTILE, layouts, style } from '../unit/library/hostileStyles.ts'
import { close, newFolder, reportOf, startEditor } from './editor.ts'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const KEY = '000_7275516a2a315cb5'
const DRAFT = `See [@${KEY}].\n`
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/

describe('hostile styles', function () {
  this.timeout(120_000)
  let folder: string
  beforeEach(() => {
    folder = newFolder()
    writeFileSync(join(folder, 'draft.md'), DRAFT)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const bibliography = (name: string) => {
    const args = [CLI, 'bibliography', 'draft.md', '--style', name]
    return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  }
  /** What the style is refused with on the command line. */
  const refusal = (xml: string | undefined): string => {
    if (xml !== undefined) writeFileSync(join(folder, 'own.csl'), xml)
    const { status, stdout, stderr } = bibliography('own.csl')
    assert.deepEqual([status, stdout], [2, ''], stderr)
    const [, told] = /^verbatim: the style own\.csl (.+)\.\n$/.exec(stderr) ?? []
    return told ?? assert.fail(stderr)
  }

  // test/unit/library/style.test.ts has them all.
  for (const name of [
    'an external entity',
    'deep nesting',
    'a bomb of macros',
    'the rules of another style',
  ]) {
    it(`are refused by the command line with what is wrong: ${name}`, () => {
      const [xml, told] = HOSTILE[name]!
      assert.match(refusal(xml), told)
    })
  }

  it('of 200 MB are not even read', () => {
    writeFileSync(join(folder, 'own.csl'), '')
    truncateSync(join(folder, 'own.csl'), 200_000_000)
    assert.match(refusal(undefined), /^is too large \(200 MB; the limit is 1 MB\)\. Choose another style$/)
  })

  it('cannot command a terminal by what is told of them', () => {
    const name = '\u001b]0;owned\u0007\u202e'
    assert.match(refusal(style(layouts(`<text macro="${name}"/>`))), /^calls the macro .*owned/)
    const parent = `<link href="${name}" rel="independent-parent"/>`
    assert.doesNotMatch(refusal(style('', { info: parent })), INVISIBLE)
  })

  it('are named in the report of the server, which goes on', async () => {
    const [xml] = HOSTILE['a bomb of macros']!
    writeFileSync(join(folder, 'own.csl'), xml)
    const editor = await startEditor(folder, { settings: { citationStyle: 'own.csl' } })
    const uri = editor.open('draft.md', `${DRAFT}\n@nobody\n`)
    await editor.diagnostics(uri, codes => codes.length > 0)
    const report = await reportOf(editor)
    const shown = editor.connection.sendRequest('verbatim/renderedCitations', { uri })
    const position = { line: 0, character: 8 }
    const hover = await editor.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position,
    })
    const rendered = await shown
    await close(editor)
    assert.match(JSON.stringify(hover), /China’s President/)
    assert.equal(rendered, null)
    assert.match(
      report,
      /## Problems\n\n- ✗ The style own\.csl comes to more than 200000 elements by macros that call macros\. Choose another style\.\n/,
    )
  })
})
