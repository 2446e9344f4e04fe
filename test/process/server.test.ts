import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  Location,
  MarkupContent,
  SemanticTokens,
  WorkspaceEdit,
} from 'vscode-languageserver'
import type { ServerRequests } from '../../src/server/protocol.ts'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'
import { close, type Editor, reportOf, startEditor } from './editor.ts'

const KEY = '000_7275516a2a315cb5'

describe('the language server as a process', function () {
  this.timeout(120_000)
  let editor: Editor

  before(async () => {
    editor = await startEditor()
  })

  after(async () => {
    await close(editor)
    rmSync(editor.folder, { recursive: true })
  })

  it('reports a misquotation, repairs it and forgets it', async () => {
    const text = `x “Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}, para. 7]`
    const uri = editor.open('draft.md', text)
    const [found] = await editor.diagnostics(uri, codes => codes.length > 0)
    assert.match(found!, /altered-quotation: .*“Friday” here, “Thursday”/)
    const position = { line: 0, character: text.indexOf('Friday') + 2 }
    const params = {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    }
    const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params)
    const [edit] = actions[0]!.edit!.changes![uri]!
    assert.equal(edit!.newText, 'Thursday')
    const change = {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: edit!.range, text: edit!.newText }],
    }
    await editor.connection.sendNotification('textDocument/didChange', change)
    assert.deepEqual(await editor.diagnostics(uri, codes => codes.length === 0), [])
  })

  it('answers a client that sends a token which it has not got', async () => {
    const { markdown } = await editor.connection.sendRequest<{ markdown: string }>(
      'verbatim/report',
      {},
      undefined,
    )
    assert.match(markdown, new RegExp(KEY))
  })

  it('lays a quotation beside its source, and mends all findings of a kind', async () => {
    const quotation = 'Kim departed Beijing late Friday aboard his signature green armoured train'
    const uri = editor.open('two.md', `“${quotation}” [@${KEY}]\n\n“${quotation}” [@${KEY}]\n`)
    await editor.diagnostics(uri, codes => codes.length === 2)
    const position = { line: 0, character: 30 }
    const side = await editor.connection.sendRequest<ServerRequests['verbatim/comparison']['result']>(
      'verbatim/comparison',
      { uri, position },
    )
    assert.match(side!.title, /para\. 7/)
    assert.equal(side!.quotation.trim(), quotation)
    assert.equal(side!.source.trim(), quotation.replace('Friday', 'Thursday'))
    const nowhere = { uri, position: { line: 1, character: 0 } }
    assert.equal(await editor.connection.sendRequest('verbatim/comparison', nowhere), null)

    const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    })
    const all = actions.find(({ title }) => title.startsWith('Mend all 2'))
    assert.deepEqual(
      all!.edit!.changes![uri]!.map(({ newText, range }) => [newText, range.start.line]),
      [
        ['Thursday', 0],
        ['Thursday', 2],
      ],
    )
  })

  it('answers hover and definition', async () => {
    const uri = editor.open('hover.md', `a\n[@${KEY}, para. 3]`)
    const params = { textDocument: { uri }, position: { line: 1, character: 5 } }
    const hover = await editor.connection.sendRequest<{ contents: MarkupContent }>(
      'textDocument/hover',
      params,
    )
    assert.match(hover.contents.value, /good comrades/)
    assert.match(hover.contents.value, /\(file:\/\/.*\.txt#L3,1\)/)
    const links = await editor.connection.sendRequest<Location[]>('textDocument/definition', params)
    assert.equal(links[0]!.range.start.line, 2)
  })

  it('completes, refers, renames, outlines and colours in every markup', async () => {
    const languages = { markdown: `x [@${KEY}]`, latex: `x \\cite{${KEY}}`, typst: `x @${KEY}` }
    for (const [language, text] of Object.entries(languages)) {
      const uri = editor.open(`features.${language}`, text, language)
      const at = { textDocument: { uri }, position: { line: 0, character: text.indexOf('000') + 3 } }
      const ask = <T>(method: string, params: object = at) =>
        editor.connection.sendRequest<T>(`textDocument/${method}`, params)
      const { items } = await ask<CompletionList>('completion')
      assert.equal(items[0]!.label, KEY, language)
      const resolved = await editor.connection.sendRequest<CompletionItem>(
        'completionItem/resolve',
        items[0]!,
      )
      assert.match((resolved.documentation as MarkupContent).value, /China/)
      const context = { includeDeclaration: true }
      const references = await ask<Location[]>('references', { ...at, context })
      assert.ok(
        references.some(place => place.uri === uri),
        language,
      )
      assert.ok(references.some(place => place.uri.endsWith(`${KEY}.txt`)))
      assert.equal((await ask<object[]>('documentHighlight')).length, 1)
      const symbols = await ask<DocumentSymbol[]>('documentSymbol', { textDocument: { uri } })
      assert.equal(symbols.length, 1)
      const { data } = await ask<SemanticTokens>('semanticTokens/full', { textDocument: { uri } })
      assert.deepEqual(data, [0, text.indexOf('000'), KEY.length, 0, 1])
      // The file's name is the citekey.
      await assert.rejects(ask('prepareRename'), /rename the file/)
      await assert.rejects(ask('rename', { ...at, newName: 'other' }), /rename the file/)
    }
    const [symbol] = await editor.connection.sendRequest<{ name: string }[]>('workspace/symbol', {
      query: 'Xi Jinping',
    })
    assert.equal(symbol!.name, KEY)
  })

  it('links locators and renames what a source calls itself', async () => {
    writeFileSync(join(editor.folder, 'seeds/own.md'), '---\ncitekey: own-key\n---\n\nOne.\n\nTwo.\n')
    await editor.connection.sendRequest('verbatim/rebuild', {})
    const text = '“Two.” [@own-key, para. 2]'
    const uri = editor.open('own-draft.md', text)
    const [link] = await editor.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri },
    })
    assert.equal(link!.range.start.character, text.indexOf('para'))
    const followed = await editor.connection.sendRequest<DocumentLink>('documentLink/resolve', link!)
    assert.match(followed.target!, /own\.md#L7,1$/)
    const position = { line: 0, character: text.indexOf('own') }
    const at = { textDocument: { uri }, position }
    const named = await editor.connection.sendRequest<{ placeholder: string }>(
      'textDocument/prepareRename',
      at,
    )
    assert.equal(named.placeholder, 'own-key')
    const { changes } = await editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...at,
      newName: 'new-key',
    })
    const edits = Object.entries(changes!).map(([file, [edit]]) => [file.split('/').at(-1), edit!.newText])
    assert.deepEqual(edits.sort(), [
      ['own-draft.md', 'new-key'],
      ['own.md', 'new-key'],
    ])
    rmSync(join(editor.folder, 'seeds/own.md'))
    await editor.connection.sendRequest('verbatim/rebuild', {})
  })

  it('leads from a citation without a text to its entry, also after that has moved', async () => {
    const bib = join(editor.folder, 'refs.bib')
    writeFileSync(bib, '@book{roe-2024, title = {On Walls}}')
    const uri = editor.open('named.md', '---\nbibliography: refs.bib\n---\n\n[@roe-2024] [@nobody]')
    await editor.diagnostics(uri, codes => codes.length === 1)
    const params = { textDocument: { uri }, position: { line: 4, character: 4 } }
    const define = () => editor.connection.sendRequest<Location[]>('textDocument/definition', params)
    const [location] = await define()
    assert.equal(location!.uri, pathToFileURL(bib).href)
    assert.deepEqual(location!.range.start, { line: 0, character: 6 })
    writeFileSync(bib, '\n\n@book{roe-2024, title = {On Walls}}')
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(bib).href, type: 2 }],
    })
    await reportOf(editor)
    assert.deepEqual((await define())[0]!.range.start, { line: 2, character: 6 })
  })

  it('renames nothing by what a file said before it was changed', async () => {
    const bib = join(editor.folder, 'changed.bib')
    writeFileSync(bib, '@book{iwu-2020, title = {On Gates}}')
    const uri = editor.open('renamed.md', '---\nbibliography: changed.bib\n---\n\n[@iwu-2020] [@nobody]')
    await editor.diagnostics(uri, codes => codes.length === 1)
    editor.open('changed.bib', '\n\n@book{iwu-2020, title = {On Gates}}', 'bibtex')
    const params = { textDocument: { uri }, position: { line: 4, character: 4 }, newName: 'iwu-2021' }
    await assert.rejects(
      editor.connection.sendRequest('textDocument/rename', params),
      /changed\.bib has changes that are not saved/,
    )
  })

  it('searches', async () => {
    const answer = await editor.connection.sendRequest<ServerRequests['verbatim/search']['result']>(
      'verbatim/search',
      {
        query: 'good neigbours good frends',
        typing: true,
      },
    )
    assert.match(answer.results[0]!.quotation, /^“China and North Korea are good neighbours/)
    assert.equal(answer.results[0]!.locator, 'para. 3')
  })

  it('names the file of a source that is not text, and gives the text that stands for it', async () => {
    const file = join(editor.folder, 'seeds/paper.pdf')
    writeFileSync(file, pdf([column(72, 700, ['The keeper counted seventeen ships.'])]))
    await editor.connection.sendRequest('verbatim/rebuild', {})
    const uri = editor.open('paper.md', 'See [@paper, p. 1].')
    const params = { textDocument: { uri }, position: { line: 0, character: 6 } }
    const [link] = await editor.connection.sendRequest<Location[]>('textDocument/definition', params)
    const start = { line: 0, character: 0 }
    assert.deepEqual(link, { uri: pathToFileURL(file).href, range: { start, end: start } })
    const rendering = await editor.connection.sendRequest<unknown>('verbatim/rendering', { uri: link!.uri })
    assert.deepEqual(rendering, { text: '———— p. 1 ————\n\nThe keeper counted seventeen ships.' })
    rmSync(file)
    await editor.connection.sendRequest('verbatim/rebuild', {})
  })

  it('reads what was added when told to rebuild', async () => {
    writeFileSync(join(editor.folder, 'seeds/new.txt'), 'A brand new sentence is here.')
    assert.deepEqual(await editor.connection.sendRequest('verbatim/rebuild', {}), { sources: 2 })
    assert.match(await reportOf(editor), /\*\*new\*\*: A brand new sentence is here\./)
  })
})
