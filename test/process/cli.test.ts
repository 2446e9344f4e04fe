import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CommandLine, KEY } from './commandLine.ts'

describe('the command line', function () {
  this.timeout(180_000)
  const cli = new CommandLine()

  it('searches and prints JSON', () => {
    const { status, stdout } = cli.run('search', 'good neigbours good frends', '--json')
    const answer = JSON.parse(stdout)
    assert.equal(status, 0)
    assert.equal(answer.schemaVersion, 1)
    const [first] = answer.results
    assert.deepEqual(Object.keys(first).sort(), [
      'citekey',
      'end',
      'kind',
      'locator',
      'passage',
      'path',
      'score',
      'spans',
      'speaker',
      'start',
      'text',
    ])
    assert.equal(first.path, `seeds/${KEY}.txt`)
    assert.equal(first.text, 'good neighbours, good friends')
    assert.deepEqual(first.locator, { label: 'paragraph', value: '3' })
  })

  it('lists the direct quotes with their speakers', () => {
    const { sources } = JSON.parse(cli.run('quotes', '--json').stdout)
    const [source] = sources
    assert.equal(source.citekey, KEY)
    assert.equal(source.path, `seeds/${KEY}.txt`)
    assert.deepEqual(Object.keys(source.quotes[0]), [
      'spans',
      'text',
      'speaker',
      'speakerSpan',
      'cue',
      'locator',
    ])
    const speakers = source.quotes.map((quote: { speaker: string }) => quote.speaker)
    assert.deepEqual(speakers, [
      'Xi Jinping', 'Xi Jinping', 'Kim Jong Un', 'Kim Jong Un', 'Kim Jong Un', 'Xi Jinping',
    ]) // biome-ignore format: one line
    assert.match(
      cli.run('quotes').stdout,
      /“China’s celebration is our celebration.”\n {4}Kim Jong Un, para\. 4/,
    )
  })

  it('answers each line of standard input before it reads the next', async () => {
    const child = cli.start('search', '--stdin')
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    for (const [query, expected] of [
      ['signature green', 'signature green'],
      ['zebra crossing', undefined],
    ]) {
      child.stdin.write(`${query}\n`)
      const answer = JSON.parse((await lines.next()).value ?? '')
      assert.equal(answer.query, query)
      assert.equal(answer.results[0]?.text, expected)
    }
    child.stdin.end()
    assert.equal(await new Promise(done => child.once('exit', done)), 0)
  })

  it('lists the sources', () => {
    const { sources } = JSON.parse(cli.run('sources', '--json').stdout)
    assert.deepEqual(
      sources.map((source: { citekey: string }) => source.citekey),
      [KEY],
    )
    assert.equal(sources[0].passages, 7)
    assert.equal(sources[0].characters, 2425)
  })

  it('describes sources by bibliographies, and names the line where one is broken', () => {
    const bib = `@article{xi-2026, title = {Xi in {Pyongyang}}, file = {:seeds/${KEY}.txt:TXT}}\n@book{b,\n title = {B}\n year = 3}\n@book{c, title = {C}}`
    cli.write('refs.bib', bib)
    const { stdout, stderr } = cli.run('sources', '--json', '--bibliography', 'refs.bib')
    const [source] = JSON.parse(stdout).sources
    assert.equal(source.citekey, 'xi-2026')
    assert.deepEqual(source.item, { id: 'xi-2026', type: 'article-journal', title: 'Xi in Pyongyang' })
    assert.match(stderr, /^refs\.bib line 4: the entry b cannot be read: a comma is missing before “year”\./)
    cli.write('named.md', '---\nbibliography: refs.bib\n---\n\nSee [@c], “our celebration” [@xi-2026].\n')
    assert.equal(cli.run('check', 'named.md').status, 0)
    rmSync(join(cli.folder, 'named.md'))
    assert.equal(JSON.parse(cli.run('sources', '--json').stdout).sources[0].citekey, KEY)
  })

  it('reads only what has changed since the last time, and keeps that in the user’s cache folder', () => {
    const file = join(cli.folder, 'kept/a.txt')
    mkdirSync(join(cli.folder, 'kept'))
    const write = (text: string) => {
      writeFileSync(file, text)
      utimesSync(file, 1_000_000, 1_000_000)
    }
    const titles = () =>
      JSON.parse(cli.run('sources', '--json', '--sources', 'kept').stdout).sources.map(
        (source: { citekey: string; passages: number }) => `${source.citekey} ${source.passages}`,
      )
    const before = readdirSync(join(cli.cache, 'verbatim')).length
    write('One line.\nAnother.')
    assert.deepEqual(titles(), ['a 2'])
    assert.equal(readdirSync(join(cli.cache, 'verbatim')).length, before + 1)
    assert.deepEqual(readdirSync(join(cli.folder, 'kept')), ['a.txt'])
    // By size and time nothing has changed: what is told can only come from the last time.
    write('One line, another.')
    assert.deepEqual(titles(), ['a 2'])
    // Whoever needs the text notices nevertheless.
    assert.match(cli.run('search', 'one line another', '--sources', 'kept').stdout, /“One line, another\.”/)
    cli.write('kept/b.txt', 'New.')
    assert.deepEqual(titles(), ['a 2', 'b 1'])
  })

  it('lists the citations of a draft', () => {
    const text = `Text [see @{x y} @a, pp. 3-5 and passim; -@b].\n\n@c [para. 3].\n`
    cli.write('cited.md', text)
    const { status, stdout } = cli.run('citations', 'cited.md', '--json')
    assert.equal(status, 0)
    const { schemaVersion, files } = JSON.parse(stdout)
    assert.equal(schemaVersion, 1)
    assert.equal(files[0].path, 'cited.md')
    const [first, second] = files[0].citations
    assert.equal(text.slice(first.start, first.end), '[see @{x y} @a, pp. 3-5 and passim; -@b]')
    assert.deepEqual(first.items[0], {
      citekey: 'a',
      mode: 'parenthetical',
      prefix: 'see @{x y}',
      locator: { label: 'page', value: '3-5' },
      suffix: 'and passim',
      start: text.indexOf('see'),
      end: text.indexOf(';'),
    })
    assert.deepEqual([first.items[1].mode, first.items[1].locator], ['suppress-author', null])
    assert.deepEqual([second.items[0].mode, second.items[0].locator.value], ['narrative', '3'])
    assert.match(cli.run('citations', 'cited.md').stdout, /^cited\.md:1: \[see/)
    assert.equal(cli.run('citations', 'nothing.md').status, 2)
  })
})
