import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sourceExtensions } from '../../src/library/formats/formats.ts'
import { docx, epub } from '../unit/library/formats/officeFiles.ts'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const words = (name: string) => `The keeper of ${name} counted seventeen ships in the harbour.`
const page = (name: string) => `<article><p>${words(name)}</p></article>`
const mime = (html: string) =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--\r\n`
const cut = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1)
const binary = new Uint8Array([0, 1, 2, 3, 0, 255])
const goodPdf = pdf([column(50, 780, [words('pdf')])])
const goodDocx = docx(`<w:p><w:r><w:t>${words('docx')}</w:t></w:r></w:p>`)
const goodEpub = epub([`<p>${words('epub')}</p>`])

/** Of each ending a file that is whole and one that is not, and what is told of that. */
const files: Record<string, [good: string | Uint8Array, broken: string | Uint8Array, told: RegExp]> = {
  txt: [words('txt'), binary, /is a binary file/],
  md: [words('md'), binary, /is a binary file/],
  qmd: [words('qmd'), '# Nothing but a heading\n', /has no paragraph of text/],
  markdown: [words('markdown'), '', /is empty/],
  vtt: [
    `WEBVTT\n\n00:01.000 --> 00:04.000\n${words('vtt')}\n`,
    'WEBVTT\n\nno times\n',
    /has no captions with times/,
  ],
  srt: [`1\n00:00:01,000 --> 00:00:04,000\n${words('srt')}\n`, 'no times\n', /has no captions with times/],
  html: [page('html'), binary, /is a binary file|has no paragraph of text/],
  htm: [page('htm'), '', /is empty|has no paragraph of text/],
  xhtml: [page('xhtml'), '<article><h1>Only a heading</h1></article>', /has no paragraph of text/],
  mhtml: [mime(page('mhtml')), 'Subject: nothing\r\n\r\n', /holds no web page/],
  mht: [mime(page('mht')), binary, /holds no web page/],
  pdf: [goodPdf, '%PDF-1.7 and then nothing', /is not a whole PDF file/],
  docx: [goodDocx, cut(goodDocx), /is not a whole Word file/],
  epub: [goodEpub, cut(goodEpub), /is not a whole EPUB file/],
}

describe('a folder with a broken file of each format beside a good one', function () {
  this.timeout(120_000)
  let folder: string

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-formats-'))
    mkdirSync(join(folder, 'seeds'))
    for (const [ending, [good, broken]] of Object.entries(files)) {
      writeFileSync(join(folder, `seeds/good-${ending}.${ending}`), good)
      writeFileSync(join(folder, `seeds/broken-${ending}.${ending}`), broken)
    }
    const bib = '@book{whole, title={Whole}}\n@book{broken title={No comma}\n@book{next, title={Next}}\n'
    writeFileSync(join(folder, 'refs.bib'), bib)
    writeFileSync(join(folder, 'refs.json'), '[{"id": "x", ')
    writeFileSync(join(folder, 'refs.yaml'), 'references: [{id: y')
    writeFileSync(join(folder, 'refs.ris'), 'nothing of RIS\n')
    writeFileSync(join(folder, 'seeds/good-txt.yaml'), 'title: [never closed\n')
    writeFileSync(
      join(folder, 'draft.md'),
      '---\nbibliography: [refs.bib, refs.json, refs.yaml, refs.ris]\n---\n\nSee [@whole; @next].\n',
    )
  })

  after(() => rmSync(folder, { recursive: true }))

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') },
      encoding: 'utf8',
    })

  it('has all that can be sources', () => {
    assert.deepEqual(Object.keys(files).sort(), [...sourceExtensions].sort())
  })

  it('indexes every good one, and names each broken one with its reason', () => {
    const { stdout, stderr } = run('sources', '--json')
    const keys: string[] = JSON.parse(stdout).sources.map(({ citekey }: { citekey: string }) => citekey)
    const lines = stderr.split('\n')
    for (const [ending, [, , told]] of Object.entries(files)) {
      assert.ok(keys.includes(`good-${ending}`), `good-${ending} is missing`)
      const own = lines.filter(line => line.startsWith(`seeds/broken-${ending}.${ending} `))
      assert.equal(own.length, 1, `${ending}: ${own.join('\n')}`)
      assert.match(own[0]!, told)
      assert.ok(!lines.some(line => line.startsWith(`seeds/good-${ending}.${ending} `)), ending)
    }
    for (const name of ['refs.json', 'refs.yaml', 'refs.ris', 'seeds/good-txt.yaml'])
      assert.equal(lines.filter(line => line.startsWith(`${name} `)).length, 1, `${name}\n${stderr}`)
    assert.match(stderr, /^refs\.bib line 2: /m)
  })

  it('finds the words of every good one', () => {
    const names = Object.keys(files)
    const child = spawnSync(process.execPath, [CLI, 'search', '--stdin'], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') },
      input: names.map(name => `${words(name)}\n`).join(''),
      encoding: 'utf8',
    })
    const firsts = child.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).results[0]?.citekey)
    assert.deepEqual(
      firsts,
      names.map(name => `good-${name}`),
    )
  })
})
