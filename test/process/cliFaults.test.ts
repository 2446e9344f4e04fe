import assert from 'node:assert/strict'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MAX_FILE_BYTES } from '../../src/library/limits.ts'
import { docx, epub } from '../unit/library/formats/officeFiles.ts'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'
import { CommandLine } from './commandLine.ts'

describe('mistakes on the command line, and in what it reads', function () {
  this.timeout(180_000)
  const cli = new CommandLine()

  it('tells mistakes in one sentence that names the file', () => {
    const missing = cli.run('check', 'nothing.md')
    assert.equal(missing.status, 2)
    assert.equal(missing.stderr, 'verbatim: there is no file nothing.md.\n')
    assert.equal(cli.run('check').status, 2)
    assert.equal(cli.run('search').status, 2)
    assert.equal(cli.run('search', 'x', '--sources', 'nowhere').status, 2)
    assert.equal(cli.run('--version').status, 0)
  })

  const told = (stderr: string, ...args: string[]) => {
    const answer = cli.run(...args)
    assert.equal(answer.stderr, `verbatim: ${stderr}\n`)
    assert.equal(answer.status, 2)
  }

  it('tells a folder or a style from a file that is not there', () => {
    for (const command of ['check', 'citations', 'bibliography'])
      told('seeds is a folder; name files of it, or a pattern such as "seeds/**/*.md".', command, 'seeds')
    told('there is no file no.csl.', 'bibliography', 'good.md', '--style', 'no.csl')
    told('there are no sources in nowhere.', 'sources', '--sources', 'nowhere')
  })

  it('tells mistakes in the call like all others', () => {
    told("missing required argument 'file'.", 'check')
    told("unknown command 'serch' (Did you mean search?).", 'serch', 'x')
    assert.match(
      cli.run('check', 'x', '--format', 'xml').stderr,
      /^verbatim: .* Allowed choices are [^\n]*\.\n$/,
    )
    assert.match(cli.run().stderr, /^Usage: /)
  })

  it('takes patterns wherever it takes drafts', () => {
    for (const command of ['check', 'citations', 'bibliography']) {
      assert.equal(cli.run(command, 'good*.md').status, 0, command)
      told('no file matches x*.md.', command, 'x*.md')
    }
    const { files } = JSON.parse(cli.run('citations', '*.md', '--json').stdout)
    assert.deepEqual(
      files.map(({ path }: { path: string }) => path),
      ['bad.md', 'good.md'],
    )
  })

  it('says once, and alike, that there are no sources yet', () => {
    const away = join(cli.folder, 'seeds')
    rmSync(away, { recursive: true })
    const NONE =
      'There are no sources. Put articles (text, Markdown, web pages, PDF, Word, EPUB) into seeds/ or sources/.\n'
    try {
      for (const args of [['sources'], ['quotes'], ['search', 'good neighbours'], ['check', 'good.md']])
        assert.equal(cli.run(...args).stderr, NONE, args.join(' '))
      assert.equal(cli.run('search', 'good neighbours').stdout, '')
      mkdirSync(away)
      assert.equal(cli.run('sources').stderr, NONE)
    } finally {
      cli.copySeeds()
    }
  })

  it('names a bibliography that is none', () => {
    cli.write('none.bib', 'Dear Ada, here is the list.\n')
    assert.match(
      cli.run('sources', '--bibliography', 'none.bib').stderr,
      /^none\.bib line 1: this is no BibTeX, of which each entry begins with “@”\. Export it anew\.\n$/,
    )
  })

  it('reads the good files of a bad folder and names each bad one', () => {
    cli.write('odd/good.txt', 'All is well here.')
    cli.write('odd/empty.txt', '')
    cli.write('odd/binary.txt', new Uint8Array([1, 0, 2, 0]))
    cli.write('odd/latin.txt', new Uint8Array([99, 97, 102, 0xe9]))
    cli.write('odd/crlf.txt', 'One.\r\nTwo.\r\n')
    cli.write('odd/huge.txt', new Uint8Array(MAX_FILE_BYTES + 10_000_000).fill(97))
    const { status, stdout, stderr } = cli.run('sources', '--json', '--sources', 'odd')
    assert.equal(status, 0)
    const keys = JSON.parse(stdout).sources.map((source: { citekey: string }) => source.citekey)
    assert.deepEqual(keys, ['crlf', 'good', 'latin'])
    assert.match(stderr, /odd\/empty\.txt is empty/)
    assert.match(stderr, /odd\/binary\.txt is a binary file/)
    assert.match(stderr, /odd\/latin\.txt is not valid UTF-8/)
    assert.match(stderr, /odd\/huge\.txt is too large \(30 MB/)
  })

  it('reads every format, and names a broken file of each in one line', () => {
    const put = (name: string, content: string | Uint8Array) => cli.write(`all/${name}`, content)
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
    const { stdout, stderr } = cli.run('sources', '--json', '--sources', 'all')
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
      const [first] = JSON.parse(cli.run('search', query, '--json', '--sources', 'all').stdout).results
      assert.equal(first.citekey, `a-${key}`)
      assert.deepEqual(first.locator, locator)
      assert.equal(first.speaker, speaker)
    }
  })
})
