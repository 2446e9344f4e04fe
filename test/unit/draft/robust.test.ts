import assert from 'node:assert/strict'
import fc from 'fast-check'
import { draftLanguages } from '../../../src/draft/languages.ts'
import type { Draft } from '../../../src/draft/model.ts'
import { parseDraft } from '../../../src/draft/parse.ts'

/** Pieces of all markups, so that random texts are full of beginnings without ends. */
const pieces = (
  '[ ] { } ( ) < > @ @a @{a} -@a [@a [@a, p. 3] ; , . : - -- --- ... … “ ” " \' ‘ ’ „ « » * ** _ __ ~ ^ ^[ [^1] [^1]: ` `` ``` $ $$ ' +
  '\\ \\cite{a} \\enquote{ \\textcquote[3]{a}{ \\begin{quote} \\end{quote} \\footnote{ \\begin{verbatim} % && #quote[ #cite(<a>) ' +
  '#let #footnote[ /* */ // [cite:@a] [cite: #+begin_quote #+end_quote [fn:1] [fn:: cite:[a] ____ ---- [quote] footnote:[ ' +
  '<q> </q> <blockquote> </blockquote> <!-- --> <script> &amp; https://x.org {cite:p}`a` > # word Word said, 3'
).split(' ')

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces, ' ', ' ', '\n', '\n\n', '\r\n', '\t', '\u{1F600}', '\ud800', '\u0000'),
    ),
    {
      maxLength: 60,
    },
  )
  .map(parts => parts.join(''))

/** Every span is within the text, in order, and shows what it says. */
function holdTogether(draft: Draft, length: number): void {
  const isWithin = ({ start, end }: { start: number; end: number }) =>
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length
  for (const citation of draft.citations) {
    assert.ok(isWithin(citation) && citation.items.length > 0)
    for (const item of citation.items) {
      assert.ok(isWithin(item) && isWithin(item.keySpan) && item.citekey.length > 0)
      if (item.locatorSpan) assert.ok(isWithin(item.locatorSpan) && item.locator)
    }
  }
  for (const quotation of draft.quotations) {
    const { spans, map, citation, candidates } = quotation
    assert.ok(isWithin(quotation) && spans.length > 0 && spans.every(isWithin))
    assert.equal(quotation.start, spans[0]!.start)
    assert.equal(quotation.end, spans.at(-1)!.end)
    for (const [i, span] of spans.entries()) if (i > 0) assert.ok(spans[i - 1]!.end <= span.start)
    if (citation) assert.ok(draft.citations.some(({ items }) => items[0] === citation.items[0]))
    assert.ok(!citation || candidates.length === 0)
    for (let i = 0; i < map.text.length; i++) assert.ok(isWithin(map.toRaw({ start: i, end: i + 1 })))
  }
  assert.ok(draft.quotations.every((quotation, i, all) => i === 0 || all[i - 1]!.start <= quotation.start))
}

describe('the parsers', () => {
  for (const language of draftLanguages) {
    it(`take whatever is written, in ${language}`, () => {
      fc.assert(
        fc.property(text, written => holdTogether(parseDraft(language, written), written.length)),
        { numRuns: 300 },
      )
    })
  }

  it('keep the words that they find', () => {
    const words = fc.array(fc.constantFrom('one', 'two', 'three', 'four'), { minLength: 1, maxLength: 8 })
    const forms: Record<string, (quoted: string) => string> = {
      markdown: quoted => `He said “${quoted}” [@a].`,
      latex: quoted => `He said \\enquote{${quoted}} \\cite{a}.`,
      typst: quoted => `He said #quote[${quoted}] @a.`,
      org: quoted => `He said “${quoted}” [cite:@a].`,
      asciidoc: quoted => `He said “${quoted}” cite:[a].`,
      html: quoted => `<p>He said <q cite="a">${quoted}</q>.`,
      plaintext: quoted => `He said “${quoted}” [@a].`,
    }
    fc.assert(
      fc.property(words, fc.constantFrom(...Object.keys(forms)), (list, language) => {
        const quoted = list.join(' ')
        const [quotation] = parseDraft(language, forms[language]!(quoted)).quotations
        assert.equal(quotation!.map.text, quoted)
        assert.equal(quotation!.citation!.items[0]!.citekey, 'a')
      }),
    )
  })

  /** More of each than a call takes arguments. */
  const many: Record<string, readonly string[]> = {
    markdown: ['a\n', '> a\n', '^[a] ', '[^1] ', '@a; '],
    latex: ['a\n', '\\cite{a} ', 'a,', '\\footnote{a} '],
    typst: ['a\n', '@a ', '#quote[a] '],
    org: ['a\n', '[cite:@a] ', '@a;', '[fn:1] ', '[fn:: a] '],
    asciidoc: ['a\n', 'cite:[a] ', 'a,', 'footnote:[a] '],
    html: ['a\n', '<q>a</q> ', '<br>'],
    plaintext: ['a\n', '“a” ', '@a '],
  }
  const inList: Record<string, string> = {
    latex: '\\cite{',
    org: '[cite:',
    asciidoc: 'cite:[',
    markdown: '[',
  }

  it('take a hundred thousand of whatever they read', function () {
    this.timeout(300_000)
    for (const [language, pieces] of Object.entries(many))
      for (const piece of pieces) {
        const written = (/[,;]/.test(piece) ? inList[language] : '') + piece.repeat(130_000)
        assert.doesNotThrow(() => parseDraft(language, written), `${language}: ${piece}`)
      }
  })

  /** A megabyte each: many beginnings without ends, one line of words, many paragraphs, and one pair of brackets inside the other. */
  const hostile: Record<string, string> = {
    beginnings: [
      ...pieces,
      '“a” ',
      '"a ',
      '[@a; ',
      '\\a{',
      '{.a',
      "'a ",
      '<b hidden>',
      '\\iffalse ',
      '\\( ',
      '#f',
      '#f([x], ',
      '#f()',
    ]
      .map(piece => piece.repeat(Math.ceil(8_000 / piece.length)))
      .join('\n\n'),
    // Ends that an expression may look for from every place.
    ends: [':', ',', ' ', '\u0000', '\\', '$', '[^1]:', '<!-- a -->']
      .map(piece => `“a” said\n\n> “b\n${piece.repeat(Math.ceil(40_000 / piece.length))}x`)
      .join('\n\n'),
    'a name without end': `#+begin_${'name'.repeat(20_000)}\n`,
    'white space in a role': `{cite:p}\`${'\t'.repeat(40_000)}\``,
    'one line': '“some words” of @key and then "more", '.repeat(27_000),
    nesting:
      `${'['.repeat(50_000)}@a${']'.repeat(50_000)} ${'{'.repeat(50_000)}“a${'}'.repeat(50_000)} `.repeat(5),
  }

  // Quarto and R Markdown have the parser of Markdown.
  for (const language of draftLanguages.filter(one => one !== 'quarto' && one !== 'rmd')) {
    it(`need no more than a multiple of a plain scan, in ${language}`, function () {
      this.timeout(120_000)
      for (const [name, written] of Object.entries(hostile)) {
        const scan = leastTime(() => plainScan(written), 3)
        const parse = leastTime(() => parseDraft(language, written), 1)
        const factor = parse / Math.max(scan, LEAST_MS)
        assert.ok(factor < MOST, `${name}: ${Math.round(parse)} ms, a scan ${Math.round(scan)} ms`)
      }
    })
  }
})

/** Below this, a time is nothing but noise. */
const LEAST_MS = 2
/** Honest work takes some hundred times as long as looking at each character; what is quadratic takes a hundred thousand times. */
const MOST = 4_000

function plainScan(written: string): number {
  let sum = 0
  for (let i = 0; i < written.length; i++) sum = (sum + written.charCodeAt(i)) | 0
  return sum
}

/** CPU time of the best of some runs, in milliseconds. */
function leastTime(run: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage()
    run()
    return process.cpuUsage(before).user / 1000
  })
  return Math.min(...times)
}
