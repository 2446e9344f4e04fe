import assert from 'node:assert/strict'
import { silentLog } from '../../../src/base/log.ts'
import { MemoryWorkspace } from '../../../src/base/memoryWorkspace.ts'
import { Library } from '../../../src/library/library.ts'
import { MAX_FILE_BYTES } from '../../../src/library/limits.ts'

async function libraryOf(files: Record<string, string | Uint8Array>, patterns = ['seeds', 'sources']) {
  const workspace = new MemoryWorkspace(files)
  const library = new Library(workspace, silentLog)
  await library.refresh(patterns)
  const keys = () => library.sources.map(source => source.citekey)
  return { workspace, library, keys }
}

describe('the library', () => {
  it('takes the title of a source without metadata from its first sentence', async () => {
    const { library } = await libraryOf({
      'seeds/a b.txt': 'The first sentence, which is here. And more.\nSecond.',
    })
    const [source] = library.sources
    assert.equal(source?.title, 'The first sentence, which is here.')
    assert.equal(source?.citekey, 'a-b')
    assert.equal(source?.passages, 2)
    assert.deepEqual(source?.problems, [])
  })

  it('reads the front matter of Markdown', async () => {
    const yaml =
      'title: A “talk”\nauthor:\n  - Jane Roe\n  - family: Doe\n    given: John\ndate: 2024-02-03\nurl: https://example.org/a'
    const { library } = await libraryOf({
      'seeds/x.md': `---\n${yaml}\ncitation-key: roe-2024\n---\n\nText.`,
    })
    const [source] = library.sources
    assert.equal(source?.citekey, 'roe-2024')
    assert.deepEqual(source?.item, {
      id: 'roe-2024',
      type: 'document',
      title: 'A “talk”',
      author: [{ literal: 'Jane Roe' }, { family: 'Doe', given: 'John' }],
      issued: { 'date-parts': [[2024, 2, 3]] },
      URL: 'https://example.org/a',
    })
  })

  it('follows additions, changes and deletions', async () => {
    const { workspace, library, keys } = await libraryOf({ 'seeds/a.txt': 'One.' })
    workspace.write('seeds/deep/b.txt', 'Two.')
    workspace.write('seeds/a.txt', 'One, changed.')
    await library.settled
    assert.deepEqual(keys(), ['a', 'b'])
    assert.equal((await library.text(library.sources[0]!))?.raw, 'One, changed.')
    workspace.delete('seeds/a.txt')
    workspace.write('elsewhere/c.txt', 'Not a source.')
    await library.settled
    assert.deepEqual(keys(), ['b'])
  })

  it('reads again only what has changed, unless told to', async () => {
    const { workspace, library } = await libraryOf({ 'seeds/a.txt': 'One.', 'seeds/b.txt': 'Two.' })
    const put: string[] = []
    library.onDidChange(change => put.push(...change.put.map(({ source }) => source.citekey)))
    await library.refresh()
    assert.deepEqual(put, [])
    workspace.write('seeds/b.txt', 'Two, changed.')
    await library.settled
    assert.deepEqual(put, ['b'])
    await library.refresh(undefined, { anew: true })
    assert.deepEqual(put.slice(1).sort(), ['a', 'b'])
  })

  it('stops when cancelled and keeps what it has', async () => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`seeds/${i}.txt`, `Text ${i}.`]))
    const library = new Library(new MemoryWorkspace(files), silentLog)
    const token = { isCancellationRequested: false }
    await library.refresh(undefined, {
      token,
      progress: done => (token.isCancellationRequested = done >= 32),
    })
    assert.ok(library.size >= 32 && library.size < 100, `${library.size} were read`)
    const [told] = library.problems
    assert.match(told!.message, /known only in part.*: \d+ files have not been read\. Rebuild Index/)
    await library.refresh()
    assert.equal(library.size, 100)
    assert.deepEqual(library.problems, [])
  })

  it('takes globs, single files and folders outside', async () => {
    const { keys } = await libraryOf(
      { 'a/x.txt': 'x', 'a/y.md': 'y', 'b/z.txt': 'z', 'c/w.txt': 'w', 'a/.git/v.txt': 'v' },
      ['a/**/*.txt', 'b/z.txt', 'memory:/nonsense', '/project/c'],
    )
    assert.deepEqual(keys(), ['x', 'z', 'w'])
  })

  it('keeps both of two sources with one citekey and reports them', async () => {
    const { library } = await libraryOf({ 'seeds/a.txt': 'One.', 'sources/a.md': 'Two.' })
    assert.equal(library.byCitekey('a').length, 2)
    assert.equal(library.problems.filter(problem => problem.message.includes('same citekey')).length, 2)
  })

  it('takes citekeys such as __proto__ for plain keys', async () => {
    const { library } = await libraryOf({ 'seeds/__proto__.txt': 'One.', 'seeds/constructor.txt': 'Two.' })
    assert.equal(library.byCitekey('__proto__').length, 1)
    assert.equal(library.byCitekey('constructor').length, 1)
    assert.equal(library.byCitekey('toString').length, 0)
  })

  it('says clearly what is wrong with a file, and reads the others', async () => {
    const { library, keys } = await libraryOf(
      {
        'seeds/good.txt': 'Good.',
        'seeds/empty.txt': ' \n',
        'seeds/binary.txt': new Uint8Array([80, 75, 3, 4, 0, 0]),
        'seeds/latin1.txt': new Uint8Array([...new TextEncoder().encode('Caf'), 0xe9]),
        'seeds/crlf.txt': 'One.\r\nTwo.\r\n',
        'seeds/huge.txt': new Uint8Array(MAX_FILE_BYTES + 1).fill(97),
        'seeds/broken.md': '---\ntitle: [\n---\n\nText.',
      },
      ['seeds', 'missing'],
    )
    assert.deepEqual(keys(), ['broken', 'crlf', 'good', 'latin1'])
    const told = Object.fromEntries(
      library.problems.map(({ uri, message }) => [uri.slice(uri.lastIndexOf('/') + 1), message]),
    )
    assert.match(told.missing!, /does not exist\. Create this folder/)
    assert.match(told['empty.txt']!, /is empty/)
    assert.match(told['binary.txt']!, /is a binary file/)
    assert.match(told['latin1.txt']!, /not valid UTF-8 \(first at line 1\)/)
    assert.match(told['crlf.txt']!, /CRLF/)
    assert.match(told['huge.txt']!, /too large \(20 MB/)
    assert.match(told['broken.md']!, /front matter/)
  })

  it('does without one of the folders looked for by default, but not without both', async () => {
    assert.deepEqual((await libraryOf({ 'sources/a.txt': 'One.' })).library.problems, [])
    assert.equal((await libraryOf({ 'draft.md': 'x' })).library.problems.length, 2)
  })
})
