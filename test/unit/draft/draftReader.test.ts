import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DraftReader } from '../../../src/draft/draftReader.ts'
import { draftLanguages } from '../../../src/draft/languages.ts'
import type { Draft } from '../../../src/draft/model.ts'
import { parseDraft } from '../../../src/draft/parse.ts'

/** Lines and parts of lines that begin, hold and end whatever the markups know. */
const PIECES: Readonly<Record<string, string>> = {
  all: 'They|See:|wrote|“|”|said,|"|No.|Her essay|(my translation)|—|As @a says:|\n    |\n- |\n3. |<!--|-->|<!-- x -->|“One two.”|“Three” @b|\n\n“|https://x.org',
  markdown:
    '@a|[@b, p. 3]|-@a|^[a note, @c]|^[“one” @c|]|[^1]|[^2]|`|*|$|{=html}|\n\n[^1]: @d |\n\n[^2]: |\n[^1]: |\n> |\n>|\n\n> One.\n\n|\n# |\n```\n|\n~~~\n|' +
    '\n---\n|\n***\n|\n| a | b |\n|\n::: x\n|\n(@e) |(@e)|@e|\n\\begin{x}\n|\\end{x}|\n[l]: https://x.org|\n===\n|: |— Author|<span hidden>|</span>|{cite:p}`a`',
  latex:
    "\\cite{a}|\\cite[see|]{b}|\\textcite{b}|\\textcquote[3]{a}{|\\enquote{|}|{|``|''|$|$$|\\(|\\)|\\[|\\footnote{|\\begin{quote}|\\end{quote}|\\begin{itemize}|\\end{itemize}|" +
    "\\begin{displaycquote}{c}|\\end{displaycquote}|\\begin{verbatim}|\\end{verbatim}|%|\n%|\\documentclass{x}|\\begin{document}|\\end{document}|\\iffalse|\\fi|\\section{|\\verb||\\'|\\c|\\textelp{|~|\\item ",
  typst:
    '@a|@b[p. 3]|@b[see|]|[|#cite(<a>)|#cite(<a>, form: "prose")|#quote[|#quote(block: true)[|#quote(block: true, attribution: <a>)[|#quote(block: true, attribution: [|])[|#footnote[|' +
    '#let x = (|#table([|], [|#f(x: [|#quote("|)|(|"|`|```|$|/*|*/|//|<lab>|@lab|\n= |#set text(|#import "x"|*|_|\\',
  org: '[cite:@a]|[cite/t:@b p. 3]|[cite:see|]|\n#+begin_quote\n|\n#+end_quote\n|\n#+begin_src x\n|\n#+end_src\n|[fn:1]|[fn:: x [cite:@c]|\n\n[fn:1] [cite:@d] |\n[fn:1] |\n\n* Head\n|\n:PROPERTIES:\n|\n:END:\n|=|~|\n| a |\n|\n# x|[[x][|]]',
  asciidoc:
    'cite:[a]|citenp:[b(3)]|cite:[a|]|\n____\n|\n----\n|\n--\n|\n[quote, cite:[a]]\n|\n[quote]\n|\n[x]\n|footnote:[|"`|`"|`|+|\n|===\n|\n// x|\n== |\n.Title\n|\n....\n|\n****\n|\n""\n',
  html: '[@a]|@b|<q>|<q cite="https://x.org">|</q>|<blockquote>|<blockquote cite="x">|</blockquote>|<footer>|</footer>|<p>|</p>|\n<p>|<b title="|">|<b|>|<script>|</script>|<pre>|</pre>|<span hidden>|</span>|&amp;|&ldquo;|\n<h1>',
  plaintext: '[@a]|@b|[@b, p. 3|]|-@a|\n> |\n>|> One.|',
}

const BREAKS = ['\n\n', '\n\n', '\n', ' ', 'Word ', '\n\nThey ', '\r\n\r\n', '\n \n', '\n\n\n']

function textIn(language: string) {
  const own = PIECES[language] ?? PIECES.markdown!
  const pieces = fc.constantFrom(...PIECES.all!.split('|'), ...own.split('|'), ...own.split('|'))
  return fc
    .array(fc.oneof(pieces, fc.constantFrom(...BREAKS)), { maxLength: 60, size: 'max' })
    .map(parts => parts.join(''))
}

/** What can be seen of a draft, maps included, and which citation a quotation has. */
function seen({ citations, quotations }: Draft): unknown {
  const numberOf = new Map(citations.map((citation, number) => [citation, number]))
  return {
    citations,
    quotations: quotations.map(({ map, citation, candidates, ...others }) => ({
      ...others,
      citation: citation && numberOf.get(citation),
      candidates: candidates.map(candidate => numberOf.get(candidate)),
      text: map.text,
      shown: Array.from(map.text, (_, i) => map.toRaw({ start: i, end: i + 1 })),
      back: map.fromRaw(others),
    })),
  }
}

describe('the reader of a draft', () => {
  for (const language of draftLanguages.filter(one => one !== 'quarto' && one !== 'rmd')) {
    it(`finds after every change what a parser finds that has not seen the text before, in ${language}`, () => {
      const text = textIn(language)
      fc.assert(
        fc.property(
          text,
          fc.array(fc.tuple(fc.nat(), fc.nat(20), text), { maxLength: 6 }),
          fc.constantFrom(1, 10, 60),
          (written, changes, least) => {
            const reader = new DraftReader(least)
            let now = written
            for (const [place, length, put] of [[0, 0, ''] as const, ...changes]) {
              const at = place % (now.length + 1)
              now = now.slice(0, at) + put + now.slice(at + length)
              assert.deepEqual(seen(reader.read(language, now)), seen(parseDraft(language, now)))
            }
          },
        ),
        { numRuns: 60 },
      )
    })
  }

  it('keeps what is found of a paragraph while others change', () => {
    const reader = new DraftReader(1)
    const [one, two] = ['She said: “No.” [@a]', 'He said: “Yes.” [@b]']
    const before = reader.read('markdown', `${one}\n\n${two}\n\nEnd.`)
    const after = reader.read('markdown', `${one}\n\n${two}\n\nThe end.`)
    assert.equal(after.quotations[0], before.quotations[0])
    const [, moved] = reader.read('markdown', `${one} More.\n\n${two}\n\nThe end.`).quotations
    assert.equal(moved?.start, before.quotations[1]!.start + ' More.'.length)
  })

  it('gives a quotation the citation of its note, wherever that stands', () => {
    const reader = new DraftReader(1)
    const text = (note: string) => `She said “no”.[^1]\n\nThen she left.\n\n[^1]: ${note}\n`
    reader.read('markdown', text('Nothing.'))
    const [quotation] = reader.read('markdown', text('See @a.')).quotations
    assert.equal(quotation!.citation!.start, text('See @a.').indexOf('@a'))
  })

  it('forgets what is of another markup', () => {
    const reader = new DraftReader()
    const text = 'She said: “No.” \\cite{a} [@b]'
    reader.read('latex', text)
    assert.deepEqual(seen(reader.read('markdown', text)), seen(parseDraft('markdown', text)))
  })
})
