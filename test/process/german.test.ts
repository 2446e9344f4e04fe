import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CodeAction, Hover, MarkupContent } from 'vscode-languageserver'
import { close, type Editor, newFolder, reportOf, startEditor } from './editor.ts'

const BUNDLE = resolve(import.meta.dirname, '../../l10n/bundle.l10n.de.json')
const KEY = '000_7275516a2a315cb5'
const DRAFT = `x “Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}, para. 7]`

describe('the language server, asked to speak German', function () {
  this.timeout(120_000)
  let editor: Editor
  let uri: string

  before(async () => {
    const bundle = JSON.parse(readFileSync(BUNDLE, 'utf8'))
    const folder = newFolder()
    writeFileSync(join(folder, 'seeds/empty.txt'), '')
    editor = await startEditor(folder, { interfaceLanguage: { language: 'de', bundle } })
    uri = editor.open('draft.md', DRAFT)
  })

  after(async () => {
    await close(editor)
    rmSync(editor.folder, { recursive: true })
  })

  it('reports in German, with the same codes', async () => {
    const [found] = await editor.diagnostics(uri, codes => codes.length > 0)
    assert.match(
      found!,
      /^altered-quotation: Anders als in 000_7275516a2a315cb5, para\. 7: hier „Friday“, in der Quelle „Thursday“\.$/,
    )
  })

  it('offers its fixes in German', async () => {
    await editor.diagnostics(uri, codes => codes.length > 0)
    const position = { line: 0, character: DRAFT.indexOf('Friday') + 2 }
    const params = {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    }
    const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params)
    assert.deepEqual(
      actions.slice(0, 2).map(({ title }) => title),
      ['„Thursday“ wiederherstellen', '„Friday“ als eigene Wörter kennzeichnen: [Friday]'],
    )
  })

  it('shows hovers and the report in German', async () => {
    const position = { line: 0, character: DRAFT.indexOf('Beijing') }
    const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position,
    })
    const { value } = hover.contents as MarkupContent
    assert.match(value, /^✗ \*\*Verändert\*\* — Anders als in /)
    assert.match(value, /\[Quelle öffnen bei para\\?\. 7\]/)
    const report = await reportOf(editor)
    assert.match(
      report,
      /^# Bibliotheksbericht von Verbatim\n\nVerbatim \S+ \(Node [^)]+\) sucht Quellen in /,
    )
    assert.match(report, /✗ seeds\/empty\.txt ist leer\. /)
    assert.match(report, /## Quellen\n/)
  })
})
