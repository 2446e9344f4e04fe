import assert from 'node:assert/strict'
import { parseDraft } from '../../../src/draft/parse.ts'
import { readBibtex } from '../../../src/library/bibliography/bibtex.ts'
import { bibliographiesOfDraft } from '../../../src/library/bibliography/named.ts'
import { htmlBlocks } from '../../../src/library/formats/htmlBlocks.ts'
import { parseMarkup } from '../../../src/library/formats/markupTree.ts'
import { markdownText } from '../../../src/library/markdownText.ts'
import { speechOf } from '../../../src/library/speech/speechOf.ts'
import { readYaml } from '../../../src/library/yaml.ts'
import { archive } from './formats/officeFiles.ts'
import { readFile } from './formats/read.ts'

/** What random inputs (`npm run fuzz`) have found, each in the smallest form that shows it. */
describe('hostile text', () => {
  const SHORT = 2_000
  const TIMES = 16

  /** Sixteen times the text costs about sixteen times the work, and not 256. */
  function isLinear(name: string, read: (count: number) => unknown): void {
    it(`costs no square of its length: ${name}`, () => {
      read(SHORT)
      const cpu = (count: number) => {
        const before = process.cpuUsage()
        read(count)
        return process.cpuUsage(before).user / 1_000
      }
      const best = (count: number) => Math.min(...[1, 2, 3].map(() => cpu(count)))
      const [short, long] = [best(SHORT), best(SHORT * TIMES)]
      assert.ok(long < 250 + 2 * TIMES * short, `${Math.round(short)} ms became ${Math.round(long)} ms`)
    })
  }

  isLinear('a run of ticks', count => markdownText(`a ${'`'.repeat(count)} b`))
  isLinear('note marks that are never closed', count => markdownText(`a ${'^[^'.repeat(count)}`))
  isLinear('comments that are never closed', count => markdownText(`a ${'<!--'.repeat(count)}`))
  isLinear('one word of capitals and small letters', count => {
    const text = `Jane Roe said: “${'NaN'.repeat(count)}”`
    speechOf(text, [{ start: 0, end: text.length }])
  })
  isLinear('spaces where a citekey should be', count => readBibtex(`@book{${' '.repeat(count)}x`))
  isLinear('line separators in a .bib file', count => readBibtex(`${'\u2028'.repeat(count)}x`))
  isLinear('line separators in YAML', count => readYaml(`a: b${'\u2028'.repeat(count)}x`))
  isLinear('comments of a .bib file that are never closed, in one line', count =>
    readBibtex('@comment{'.repeat(count)),
  )
  isLinear('many citations in one quotation', count =>
    parseDraft('plaintext', `“a${' -@a'.repeat(count)}” b`),
  )
  isLinear('white space where the key of a \\cite should be', count =>
    parseDraft('latex', `\\parencites${' '.repeat(count)}x`),
  )
  isLinear('a run of backticks in AsciiDoc', count =>
    parseDraft('asciidoc', `See ${'`'.repeat(count)}${'x'.repeat(count)}`),
  )
  for (const many of [
    '</p>',
    '<br>',
    '<b></b>',
    '<p>a',
    '<figcaption>a</figcaption>',
    '<blockquote>a</blockquote>',
  ])
    isLinear(`a page of many ${many} in one element`, count => {
      for (const first of ['', '<blockquote>Words.</blockquote>']) {
        const page = `<body><figure>${first}${many.repeat(count)}</figure></body>`
        htmlBlocks(page, parseMarkup(page, 'html'))
      }
    })
  isLinear('carriage returns where a draft may name its bibliography', count =>
    bibliographiesOfDraft(`bib${'\r'.repeat(count)}`),
  )
  isLinear('white space where a draft should name its bibliography', count => {
    const gap = ' '.repeat(4 * count)
    bibliographiesOfDraft(`#bibliography(${gap}\n\\addbibresource${gap}`)
  })
  isLinear('options of a bibliography that are never closed', count =>
    bibliographiesOfDraft('\\addbibresource['.repeat(count)),
  )
  isLinear('empty lines in YAML', count => readYaml(`a: {${'\r'.repeat(count)}b`))

  it('tells a fault of YAML in a sentence that is not as long as the text', () => {
    const read = readYaml(`a: ${'|'.repeat(20_000)}`)
    assert.ok(
      'error' in read && read.error.length < 300,
      'error' in read ? String(read.error.length) : 'none',
    )
    assert.match(read.error, /at line 1, column \d+$/)
  })

  it('reads a book whose parts are named with a stray %', async () => {
    const chapter = '<html><body><p>The only paragraph.</p></body></html>'
    const { text } = await readFile(
      'a.epub',
      archive({
        'META-INF/container.xml': '<container><rootfile full-path="b.opf"/></container>',
        'b.opf':
          '<package><manifest><item id="c" href="100%.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
        '100%.xhtml': chapter,
      }),
    )
    assert.equal(text?.raw, 'The only paragraph.')
  })

  it('keeps to the text where a part of a page is never closed', async () => {
    const { text } = await readFile('a.html', '<q><![CDATA[ <p>Words of the page.</p>')
    for (const paragraph of text?.paragraphs ?? [])
      assert.ok(text!.map.toRaw(paragraph).end <= text!.raw.length)
    assert.ok(text)
  })

  it('takes no punctuation for a citekey, in Org', () => {
    const [citation] = parseDraft('org', 'See [cite:@: nothing; @roe.].').citations
    assert.deepEqual(
      citation?.items.map(({ citekey }) => citekey),
      ['roe'],
    )
  })
})
