import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import Ajv from 'ajv'
import { MAX_FILE_BYTES } from '../../src/library/readSource.ts'
import { docx, epub } from '../unit/library/formats/officeFiles.ts'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'dist/cli.js')
const KEY = '000_7275516a2a315cb5'
const GOOD = `“China’s celebration is our celebration,” Kim said [@${KEY}, para. 4].\n`
const BAD = `“Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}, para. 7].\n`

describe('the command line', function () {
  this.timeout(180_000)
  let folder: string
  let cache: string

  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: cache },
    })
    return { status, stdout, stderr }
  }

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-cli-'))
    cache = mkdtempSync(join(tmpdir(), 'verbatim-cache-'))
    mkdirSync(join(folder, 'seeds'))
    cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
    writeFileSync(join(folder, 'good.md'), GOOD)
    writeFileSync(join(folder, 'bad.md'), BAD)
  })

  after(() => {
    rmSync(folder, { recursive: true })
    rmSync(cache, { recursive: true })
  })

  it('searches and prints JSON', () => {
    const { status, stdout } = run('search', 'good neigbours good frends', '--json')
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
    const { sources } = JSON.parse(run('quotes', '--json').stdout)
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
    assert.match(run('quotes').stdout, /“China’s celebration is our celebration.”\n {4}Kim Jong Un, para\. 4/)
  })

  it('answers each line of standard input before it reads the next', async () => {
    const child = spawn(process.execPath, [CLI, 'search', '--stdin'], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: cache },
    })
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

  it('passes an honest draft and fails one that is not', () => {
    assert.equal(run('check', 'good.md').status, 0)
    const { status, stdout } = run('check', 'good.md', 'bad.md')
    assert.equal(status, 1)
    assert.match(
      stdout,
      /^bad\.md:1:\d+: error: .*“Friday” here, “Thursday” in the source.* \[altered-quotation\]$/m,
    )
    assert.equal(run('check', 'bad.md', '--fail-on', 'not-found').status, 0)
  })

  it('prints what it found as JSON and for GitHub', () => {
    const { files, summary } = JSON.parse(run('check', 'bad.md', '--format', 'json').stdout)
    const [quotation] = files[0].quotations
    assert.equal(BAD.slice(quotation.start, quotation.end), quotation.text)
    assert.equal(quotation.verdict, 'altered')
    assert.equal(quotation.match.path, `seeds/${KEY}.txt`)
    const [difference] = quotation.differences
    assert.equal(BAD.slice(difference.start, difference.end), 'Friday')
    assert.equal(summary.errors, 1)
    assert.match(
      run('check', 'bad.md', '--format', 'github').stdout,
      /^::error file=bad\.md,line=1,col=\d+,title=altered-quotation::/,
    )
  })

  it('prints what it found as SARIF, with regions and fixes', () => {
    const { version, runs } = JSON.parse(run('check', 'bad.md', '--format', 'sarif').stdout)
    assert.equal(version, '2.1.0')
    const [{ tool, columnKind, results }] = runs
    assert.equal(columnKind, 'utf16CodeUnits')
    assert.equal(results.length, 1)
    const [{ ruleId, ruleIndex, level, locations, fixes }] = results
    assert.equal(ruleId, 'altered-quotation')
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId)
    assert.equal(level, 'error')
    const { artifactLocation, region } = locations[0].physicalLocation
    assert.equal(artifactLocation.uri, 'bad.md')
    assert.equal(BAD.slice(region.charOffset, region.charOffset + region.charLength), 'Friday')
    assert.deepEqual([region.startLine, region.endLine], [1, 1])
    assert.equal(BAD.slice(region.startColumn - 1, region.endColumn - 1), 'Friday')
    const [{ deletedRegion, insertedContent }] = fixes[0].artifactChanges[0].replacements
    assert.equal(deletedRegion.charOffset, region.charOffset)
    assert.equal(insertedContent.text, 'Thursday')
  })

  it('prints SARIF that is valid against the schema of 2.1.0', () => {
    const schemas = join(ROOT, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', allErrors: true })
    ajv.addMetaSchema(createRequire(import.meta.url)('ajv/lib/refs/json-schema-draft-04.json'))
    const isValid = ajv.compile(JSON.parse(readFileSync(schemas, 'utf8')))
    const many = [
      BAD,
      GOOD.replace('para. 4', 'para. 5'),
      '“Nobody said so” [@nobody]\n',
      '“China’s celebration is our celebration,” he said.\n',
      `“Kim departed … Thursday, good friend” [@${KEY}]\n`,
    ]
    writeFileSync(join(folder, 'many findings.md'), many.join('\n'))
    const log = JSON.parse(run('check', 'bad.md', 'many findings.md', 'good.md', '--format', 'sarif').stdout)
    assert.ok(isValid(log), ajv.errorsText(isValid.errors))
    assert.ok(log.runs[0].results.length > 4)
    log.runs[0].results[0].level = 'severe'
    assert.ok(!isValid(log), 'the schema tells what is wrong')
    rmSync(join(folder, 'many findings.md'))
  })

  it('checks again when a draft or a source has changed', async () => {
    const draft = join(folder, 'watched.md')
    const source = join(folder, 'seeds/watched.txt')
    writeFileSync(source, 'The ferry left at noon with nine people.')
    writeFileSync(draft, '“The ferry left at noon with ten people” [@watched]\n')
    const child = spawn(process.execPath, [CLI, 'check', 'watched.md', '--watch'], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: cache },
    })
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
      const next = async (wanted: RegExp) => {
        for (;;) {
          const { value, done } = await lines.next()
          assert.ok(!done, `the command ended before it said ${wanted}`)
          if (wanted.test(value)) return
        }
      }
      await next(/“ten” here, “nine” in the source/)
      await next(/ in 1 file/)
      writeFileSync(source, 'The ferry left at noon with ten people.')
      await next(/ in 1 file: .*\b0 errors|no findings|all /i)
      writeFileSync(draft, '“The ferry left at noon with six people” [@watched]\n')
      await next(/“six” here, “ten” in the source/)
    } finally {
      child.kill()
      rmSync(source)
      rmSync(draft)
    }
  })

  it('takes globs and a style', () => {
    assert.match(run('check', '*.md').stdout, / in 2 files: /)
    assert.match(run('check', 'x*.md').stderr, /no file matches x\*\.md/)
    const elided = `“Kim departed … aboard his signature green armoured train” [@${KEY}]\n`
    mkdirSync(join(folder, 'chapters'), { recursive: true })
    writeFileSync(join(folder, 'chapters/one.md'), elided)
    assert.equal(run('check', 'chapters/**').status, 0)
    const strict = run('check', 'chapters/*.md', '--style', 'ap')
    assert.equal(strict.status, 1)
    assert.match(strict.stdout, /^chapters\/one\.md:1:\d+: warning: .*\[style-alteration\]$/m)
    assert.equal(run('check', 'chapters/one.md', '--style', 'nobody').status, 2)
  })

  it('lists the sources', () => {
    const { sources } = JSON.parse(run('sources', '--json').stdout)
    assert.deepEqual(
      sources.map((source: { citekey: string }) => source.citekey),
      [KEY],
    )
    assert.equal(sources[0].passages, 7)
    assert.equal(sources[0].characters, 2425)
  })

  it('describes sources by bibliographies, and names the line where one is broken', () => {
    const bib = `@article{xi-2026, title = {Xi in {Pyongyang}}, file = {:seeds/${KEY}.txt:TXT}}\n@book{b,\n title = {B}\n year = 3}\n@book{c, title = {C}}`
    writeFileSync(join(folder, 'refs.bib'), bib)
    const { stdout, stderr } = run('sources', '--json', '--bibliography', 'refs.bib')
    const [source] = JSON.parse(stdout).sources
    assert.equal(source.citekey, 'xi-2026')
    assert.deepEqual(source.item, { id: 'xi-2026', type: 'article-journal', title: 'Xi in Pyongyang' })
    assert.match(stderr, /^refs\.bib line 4: the entry b cannot be read: a comma is missing before “year”\./)
    writeFileSync(
      join(folder, 'named.md'),
      '---\nbibliography: refs.bib\n---\n\nSee [@c], “our celebration” [@xi-2026].\n',
    )
    assert.equal(run('check', 'named.md').status, 0)
    rmSync(join(folder, 'named.md'))
    assert.equal(JSON.parse(run('sources', '--json').stdout).sources[0].citekey, KEY)
  })

  it('reads only what has changed since the last time, and keeps that in the user’s cache folder', () => {
    mkdirSync(join(folder, 'kept'))
    const file = join(folder, 'kept/a.txt')
    const write = (text: string) => {
      writeFileSync(file, text)
      utimesSync(file, 1_000_000, 1_000_000)
    }
    const titles = () =>
      JSON.parse(run('sources', '--json', '--sources', 'kept').stdout).sources.map(
        (source: { citekey: string; passages: number }) => `${source.citekey} ${source.passages}`,
      )
    const before = readdirSync(join(cache, 'verbatim')).length
    write('One line.\nAnother.')
    assert.deepEqual(titles(), ['a 2'])
    assert.equal(readdirSync(join(cache, 'verbatim')).length, before + 1)
    assert.deepEqual(readdirSync(join(folder, 'kept')), ['a.txt'])
    // By size and time nothing has changed: what is told can only come from the last time.
    write('One line, another.')
    assert.deepEqual(titles(), ['a 2'])
    // Whoever needs the text notices nevertheless.
    assert.match(run('search', 'one line another', '--sources', 'kept').stdout, /“One line, another\.”/)
    writeFileSync(join(folder, 'kept/b.txt'), 'New.')
    assert.deepEqual(titles(), ['a 2', 'b 1'])
  })

  it('lists the citations of a draft', () => {
    const text = `Text [see @{x y} @a, pp. 3-5 and passim; -@b].\n\n@c [para. 3].\n`
    writeFileSync(join(folder, 'cited.md'), text)
    const { status, stdout } = run('citations', 'cited.md', '--json')
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
    assert.match(run('citations', 'cited.md').stdout, /^cited\.md:1: \[see/)
    assert.equal(run('citations', 'nothing.md').status, 2)
  })

  it('tells mistakes in one sentence that names the file', () => {
    const missing = run('check', 'nothing.md')
    assert.equal(missing.status, 2)
    assert.equal(missing.stderr, 'verbatim: there is no file nothing.md.\n')
    assert.equal(run('check').status, 2)
    assert.equal(run('search').status, 2)
    assert.equal(run('search', 'x', '--sources', 'nowhere').status, 2)
    assert.equal(run('--version').status, 0)
  })

  it('reads the good files of a bad folder and names each bad one', () => {
    mkdirSync(join(folder, 'odd'))
    writeFileSync(join(folder, 'odd/good.txt'), 'All is well here.')
    writeFileSync(join(folder, 'odd/empty.txt'), '')
    writeFileSync(join(folder, 'odd/binary.txt'), new Uint8Array([1, 0, 2, 0]))
    writeFileSync(join(folder, 'odd/latin.txt'), new Uint8Array([99, 97, 102, 0xe9]))
    writeFileSync(join(folder, 'odd/crlf.txt'), 'One.\r\nTwo.\r\n')
    writeFileSync(join(folder, 'odd/huge.txt'), new Uint8Array(MAX_FILE_BYTES + 10_000_000).fill(97))
    const { status, stdout, stderr } = run('sources', '--json', '--sources', 'odd')
    assert.equal(status, 0)
    const keys = JSON.parse(stdout).sources.map((source: { citekey: string }) => source.citekey)
    assert.deepEqual(keys, ['crlf', 'good', 'latin'])
    assert.match(stderr, /odd\/empty\.txt is empty/)
    assert.match(stderr, /odd\/binary\.txt is a binary file/)
    assert.match(stderr, /odd\/latin\.txt is not valid UTF-8/)
    assert.match(stderr, /odd\/huge\.txt is too large \(30 MB/)
  })

  it('reads every format, and names a broken file of each in one line', () => {
    mkdirSync(join(folder, 'all'))
    const put = (name: string, content: string | Uint8Array) =>
      writeFileSync(join(folder, 'all', name), content)
    const said = 'The keeper of the lighthouse counted seventeen ships'
    put('a-page.html', `<nav>Home</nav><article><p>${said} in a page.</p></article>`)
    put('a-paper.pdf', pdf([column(72, 700, [`${said} in a paper.`])]))
    put('a-letter.docx', docx(`<w:p><w:r><w:t>${said} in a letter.</w:t></w:r></w:p>`))
    put('a-book.epub', epub([`<p>${said} in a book.</p>`]))
    put('a-talk.vtt', `WEBVTT\n\n01:05.000 --> 01:09.000\n<v Jane Roe>${said} in a talk.\n`)
    put('a-film.srt', `1\n01:00:05,000 --> 01:00:09,000\n${said} in a film.\n`)
    put('a-save.mhtml', `MIME-Version: 1.0\nContent-Type: text/html\n\n<p>${said} in a save.</p>`)
    put('broken.html', '')
    put('broken.pdf', '%PDF-1.7 and no more')
    put('broken.docx', 'no archive')
    put('broken.epub', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
    put('broken.vtt', 'WEBVTT\n\nno captions\n')
    put('broken.mhtml', 'MIME-Version: 1.0\nContent-Type: image/gif\n\nx')
    const { stdout, stderr } = run('sources', '--json', '--sources', 'all')
    const paths = JSON.parse(stdout).sources.map(({ path }: { path: string }) => path)
    assert.deepEqual(
      paths,
      ['book.epub', 'film.srt', 'letter.docx', 'page.html', 'paper.pdf', 'save.mhtml', 'talk.vtt'].map(
        name => `all/a-${name}`,
      ),
    )
    const lines = stderr.trimEnd().split('\n')
    assert.deepEqual(
      lines.map(line => line.split(' ')[0]).sort(),
      ['docx', 'epub', 'html', 'mhtml', 'pdf', 'vtt'].map(ending => `all/broken.${ending}`),
    )
    for (const line of lines) {
      assert.match(line, /^\S+ \S.*[.] [A-Z].*\.$/, 'a reason and what to do')
      assert.doesNotMatch(line, /cannot be read as/, 'a reason that was foreseen')
    }
    for (const [key, locator, speaker] of [
      ['paper', { label: 'page', value: '1' }, null],
      ['talk', { label: 'timestamp', value: '01:05' }, 'Jane Roe'],
      ['film', { label: 'timestamp', value: '01:00:05' }, null],
      ['page', { label: 'paragraph', value: '1' }, null],
      ['letter', { label: 'paragraph', value: '1' }, null],
      ['book', { label: 'paragraph', value: '1' }, null],
      ['save', { label: 'paragraph', value: '1' }, null],
    ] as const) {
      const query = `counted sevnteen ships in a ${key}`
      const [first] = JSON.parse(run('search', query, '--json', '--sources', 'all').stdout).results
      assert.equal(first.citekey, `a-${key}`)
      assert.deepEqual(first.locator, locator)
      assert.equal(first.speaker, speaker)
    }
  })
})
