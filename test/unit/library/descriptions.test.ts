import assert from 'node:assert/strict'
import { silentLog } from '../../../src/base/log.ts'
import { MemoryWorkspace } from '../../../src/base/memoryWorkspace.ts'
import { Library } from '../../../src/library/library.ts'

async function libraryOf(files: Record<string, string>, bibliography: string[] = ['refs.bib']) {
  const workspace = new MemoryWorkspace(files)
  const library = new Library(workspace, silentLog)
  library.nameBibliographies(bibliography)
  await library.refresh(['seeds'])
  const source = (path: string) => library.sources.find(one => one.path === path)!
  const told = () =>
    library.problems.map(({ uri, message }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${message}`)
  return { workspace, library, source, told }
}

/** Whether an entry with this field describes seeds/my article.txt. */
async function describes(fields: string, files: Record<string, string> = {}) {
  const bib = `@misc{key, title = {Known}, ${fields}}`
  const { source } = await libraryOf({ 'seeds/my article.txt': 'Text.', 'refs.bib': bib, ...files })
  const { item, citekey } = source('seeds/my article.txt')
  return item.title === 'Known' && citekey === 'key'
}

describe('what other files say of a source', () => {
  it('is found by the file that an entry names, in all spellings', async () => {
    assert.ok(await describes('file = {seeds/my article.txt}'))
    assert.ok(await describes('file = {Full Text:seeds/my article.txt:text/plain}'))
    assert.ok(await describes('file = {/project/seeds/my article.txt}'))
    assert.ok(await describes('file = {file:///home/me/seeds/my%20article.txt}'))
    assert.ok(await describes('file = {:C\\:\\\\Users\\\\me\\\\Zotero\\\\my article.txt:PDF}'))
    assert.ok(await describes('file = {a.pdf;:/home/me/storage/X/my article.txt:text/plain}'))
    assert.ok(!(await describes('file = {other.txt}')))
  })

  it('is not found by the name of a file that several have', async () => {
    const file = 'file = {/home/me/my article.txt}'
    assert.ok(!(await describes(file, { 'seeds/deep/my article.txt': 'Another.' })))
    assert.ok(!(await describes(`${file}}\n@misc{other, ${file}`)))
    assert.ok(
      !(await describes('file = {seeds/deep/my article.txt}', { 'seeds/deep/my article.txt': 'Another.' })),
    )
  })

  it('goes over to the file that an entry names when that comes later', async () => {
    const { workspace, library, source } = await libraryOf({
      'refs.bib': '@misc{key, title = {Known}, file = {seeds/deep/a.txt}}',
      'seeds/a.txt': 'Text.',
    })
    assert.equal(source('seeds/a.txt').citekey, 'key')
    workspace.write('seeds/deep/a.txt', 'Another.')
    await library.settled
    assert.deepEqual([source('seeds/a.txt').citekey, source('seeds/deep/a.txt').citekey], ['a', 'key'])
    workspace.delete('seeds/deep/a.txt', { unnoticed: true })
    await library.refresh()
    assert.equal(source('seeds/a.txt').citekey, 'key')
  })

  it('is found by address and by citekey', async () => {
    const { source } = await libraryOf({
      'refs.bib':
        '@online{walls, title = {By URL}, url = {http://www.Example.org/a/?utm_source=x#top}}\n@book{b, title = {By key}}\n' +
        '@article{c, title = {By DOI}, doi = {10.1/xy}}',
      'seeds/a.md': '---\nurl: https://example.org/a\n---\n\nText.',
      'seeds/b.txt': 'Text.',
      'seeds/c2.md': '---\ndoi: https://doi.org/10.1/xy\n---\n\nText.',
    })
    assert.equal(source('seeds/a.md').item.title, 'By URL')
    assert.equal(source('seeds/a.md').citekey, 'walls')
    assert.equal(source('seeds/b.txt').item.title, 'By key')
    assert.equal(source('seeds/c2.md').citekey, 'c')
  })

  it('counts after the file itself, and before a sidecar, field by field', async () => {
    const { source } = await libraryOf({
      'refs.bib':
        '@online{key, title = {From the bibliography}, date = {2024}, author = {Roe, Jane}, file = {seeds/a.md}}',
      'seeds/a.md': '---\ntitle: Its own\n---\n\nText.',
      'seeds/a.yaml': 'id: sidecar\ntitle: From the sidecar\npublisher: Press\nissued: 1999',
    })
    const { item, title, citekey } = source('seeds/a.md')
    assert.equal(title, 'Its own')
    assert.equal(citekey, 'key')
    assert.deepEqual(item, {
      id: 'key',
      type: 'webpage',
      title: 'Its own',
      author: [{ family: 'Roe', given: 'Jane' }],
      issued: { 'date-parts': [[2024]] },
      publisher: 'Press',
    })
  })

  it('may stand in a sidecar alone, and a broken one is told', async () => {
    const { source, told } = await libraryOf(
      {
        'seeds/a.txt': 'Text.',
        'seeds/a.json': '[{"id": "roe", "type": "book", "title": "An <i>Odd</i> Book"}]',
        'seeds/b.txt': 'First sentence. Second.',
        'seeds/b.json': '{"title": ',
        'seeds/other.json': 'nobody asks for this',
      },
      [],
    )
    assert.equal(source('seeds/a.txt').citekey, 'roe')
    assert.equal(source('seeds/a.txt').title, 'An Odd Book')
    assert.equal(source('seeds/b.txt').title, 'First sentence.')
    assert.deepEqual(source('seeds/b.txt').item, { id: 'b', type: 'document' })
    assert.equal(told().length, 1)
    assert.match(told()[0]!, /^b\.json tells nothing of its source: /)
  })

  it('follows changes without a new start', async () => {
    const { workspace, library, source, told } = await libraryOf({ 'seeds/a.txt': 'Text.' })
    assert.match(
      told()[0]!,
      /^refs\.bib does not exist\. Correct its name in the setting verbatim\.bibliography/,
    )
    const described: string[] = []
    library.onDidChange(change => described.push(...change.described.map(({ citekey }) => citekey)))
    workspace.write('refs.bib', '@book{roe, title = {One}, file = {seeds/a.txt}}')
    await library.settled
    assert.equal(source('seeds/a.txt').title, 'One')
    assert.equal(library.byCitekey('roe').length, 1)
    assert.equal(library.byCitekey('a').length, 0)
    assert.deepEqual(described, ['roe'])
    assert.deepEqual(told(), [])
    workspace.write('seeds/a.json', '{"publisher": "Press"}')
    await library.settled
    assert.equal(source('seeds/a.txt').item.publisher, 'Press')
    workspace.write('seeds/a.txt', 'New text.')
    workspace.write('seeds/new.txt', 'Another.')
    workspace.write('refs.bib', '@book{roe, title = {Two}, file = {seeds/a.txt}}\n@book{new, title = {N}}')
    await library.settled
    assert.equal(source('seeds/a.txt').title, 'Two')
    assert.equal((await library.text(source('seeds/a.txt')))?.raw, 'New text.')
    assert.equal(source('seeds/new.txt').title, 'N')
    workspace.delete('refs.bib')
    workspace.delete('seeds/a.json')
    await library.settled
    assert.deepEqual(source('seeds/a.txt').item, { id: 'a', type: 'document' })
    assert.equal(library.entry('roe'), undefined)
  })

  it('comes from what drafts and projects name', async () => {
    const { library } = await libraryOf(
      {
        'seeds/a.txt': 'Text.',
        'book/refs/one.bib': '@book{one, title = {One}}',
        'two.json': '[{"id": "two"}]',
        'three.ris': 'TY  - BOOK\nID  - three\nER  - ',
        '_quarto.yml': 'project:\n  type: book\nbibliography: three.ris',
        'book/_quarto.yml': 'bibliography: [four.yaml]',
        'book/four.yaml': '- id: four\n- id: five',
      },
      [],
    )
    assert.ok(library.entry('three'))
    library.followDraft('memory:/project/book/chapter/draft.md', [
      '../refs/one.bib',
      'two.json',
      'missing.bib',
    ])
    await library.settled
    for (const key of ['one', 'two', 'three', 'four', 'five']) assert.ok(library.entry(key), key)
    assert.match(
      library.problems[0]!.message,
      /^does not exist\. Correct its name in the front matter of draft\.md/,
    )
    library.followDraft('memory:/project/book/chapter/draft.md', [])
    await library.settled
    assert.equal(library.entry('one'), undefined)
    assert.deepEqual(library.problems, [])
  })

  it('takes two files that one entry names for one work, and others of one citekey for two', async () => {
    const files = { 'seeds/a.txt': 'Text.', 'seeds/b.txt': 'The same text.' }
    const bib = '@book{roe, title = {T}, file = {:seeds/a.txt:TXT;:seeds/b.txt:TXT}}'
    const { library } = await libraryOf({ ...files, 'refs.bib': bib })
    assert.equal(library.byCitekey('roe').length, 2)
    assert.deepEqual(library.problems, [])
    const other = await libraryOf({ ...files, 'seeds/b.yaml': 'id: a' }, [])
    assert.equal(other.library.byCitekey('a').length, 2)
    assert.equal(other.library.problems.length, 2)
  })

  it('leads to a source by the entry’s citekey too, where the source has one of its own', async () => {
    const files = {
      'refs.bib':
        '@book{zotero, title = {T}, file = {seeds/a.md}}\n@book{b, title = {B}, file = {seeds/c.md}}',
      'seeds/a.md': '---\ncitation-key: own\n---\n\nText.',
      'seeds/b.txt': 'The text of B.',
      'seeds/c.md': '---\ncitation-key: own-c\n---\n\nText of C.',
    }
    const { workspace, library } = await libraryOf(files)
    const paths = (citekey: string) => library.byCitekey(citekey).map(({ path }) => path)
    const check = () => {
      assert.deepEqual(paths('own'), ['seeds/a.md'])
      assert.deepEqual(paths('zotero'), ['seeds/a.md'])
      assert.deepEqual(paths('b'), ['seeds/b.txt'], 'a key of its own counts before that of an entry')
      assert.deepEqual(library.problems, [])
      assert.deepEqual(library.entriesWithoutText, [])
    }
    assert.equal(library.byCitekey('zotero')[0]!.citekey, 'own')
    check()
    // The same from the packed form that a start begins with.
    const again = new Library(workspace, silentLog)
    await library.snapshot(snapshot => again.restore(snapshot))
    assert.deepEqual(
      again.byCitekey('zotero').map(({ path }) => path),
      ['seeds/a.md'],
    )
    check()
    workspace.write('refs.bib', '@book{renamed, title = {T}, file = {seeds/a.md}}')
    await library.settled
    assert.deepEqual([paths('renamed'), paths('zotero')], [['seeds/a.md'], []])
    workspace.delete('refs.bib')
    await library.settled
    assert.deepEqual([paths('own'), paths('renamed')], [['seeds/a.md'], []])
  })

  it('keeps entries that have no text here', async () => {
    const { library } = await libraryOf({
      'seeds/a.txt': 'Text.',
      'refs.bib':
        '@book{a, title = {A}}\n@book{__proto__, title = {P}}\n@book{x, file = {seeds/a.txt}}\n@book{constructor, title = {C}}',
    })
    assert.deepEqual(
      library.entriesWithoutText.map(({ citekey }) => citekey),
      ['a', '__proto__', 'constructor'],
    )
    assert.equal(library.sources[0]?.citekey, 'x')
    assert.equal(library.entry('toString'), undefined)
    assert.equal(JSON.parse(JSON.stringify(library.entry('__proto__')?.item)).id, '__proto__')
  })
})
