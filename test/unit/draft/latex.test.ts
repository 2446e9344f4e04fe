import assert from 'node:assert/strict'
import { parseDraft } from '../../../src/draft/parse.ts'
import { cites, quotes } from './readAs.ts'

describe('LaTeX', () => {
  it('cites in the ways of natbib and biblatex', () => {
    cites('latex', 'x \\cite{a} \\citep[see][p.~33]{a,b} \\citet*[12]{a} \\Textcite[33-35]{a}', [
      'parenthetical |a||',
      'parenthetical see|a||; parenthetical |b|page 33|',
      'narrative |a|page 12|',
      'narrative |a|page 33-35|',
    ])
    cites(
      'latex',
      '\\parencite*[3]{a} \\autocite[see][]{a:b-c} \\footcite{a} \\citeyearpar{a} \\citeauthor{a}',
      [
        'suppress-author |a|page 3|',
        'parenthetical see|a:b-c||',
        'parenthetical |a||',
        'suppress-author |a||',
        'narrative |a||',
      ],
    )
    cites('latex', '\\parencites(see)()[cf.][3]{a}[4]{b} \\volcite{2}[33]{a} \\cite [3] {a , b}', [
      'parenthetical cf.|a|page 3|; parenthetical |b|page 4|',
      'parenthetical |a|page 33|',
      'parenthetical |a||; parenthetical |b|page 3|',
    ])
  })

  it('understands the locator terms that people write, and the signs and commands for them', () => {
    cites(
      'latex',
      '\\cite[chap.~2]{a} \\cite[ch. 2]{a} \\cite[pp 3-5]{a} \\cite[\\S~4]{a} \\cite[\\ppno 3\\psqq]{a} \\cite[see][par. 2]{a}',
      [
        'parenthetical |a|chapter 2|',
        'parenthetical |a|chapter 2|',
        'parenthetical |a|page 3-5|',
        'parenthetical |a|section 4|',
        'parenthetical |a|page 3|ff.',
        'parenthetical see|a|paragraph 2|',
      ],
    )
  })

  it('takes no more than its paragraph for what is not closed', () => {
    cites(
      'latex',
      'It costs $5 \\cite{a}.\n\nAnd \\cite[see\n\nThen \\cite[3]{b} and \\( x.\n\n$y$ \\cite{c}',
      ['parenthetical |a||', 'parenthetical |b|page 3|', 'parenthetical |c||'],
    )
  })

  it('cites nothing in comments, verbatim text, preambles and \\nocite', () => {
    cites(
      'latex',
      '\\documentclass{x}\n\\cite{no}\n\\begin{document}\n% \\cite{no}\n\\verb|\\cite{no}| 5\\% \\cite{a}\n' +
        '\\begin{verbatim}\n\\cite{no}\n\\end{verbatim}\n\\nocite{no} \\cite{} \\cite\n\\end{document}',
      ['parenthetical |a||'],
    )
  })

  it('quotes in its own marks and in those of csquotes', () => {
    quotes('latex', "``One `two' three'' \\cite{a}. \\enquote{Four \\enquote{five} six} \\parencite[3]{b}", [
      'One ‘two’ three → a',
      'Four five six → b',
    ])
    quotes(
      'latex',
      '\\textquote[\\cite{a}]{One} \\textcquote[see][p.~3]{b}[.]{Two} \\foreignquote{french}{Trois} \\cite{c}',
      ['One → a', 'Two → b', 'Trois → c'],
    )
    quotes(
      'latex',
      '\\blockcquote[3]{a}{One} \\foreigntextcquote{german}[4]{b}{Zwei} \\blockquote[{\\cite{c}}]{Three}',
      ['One → a', 'Zwei → b', 'Three → c'],
    )
    assert.equal(parseDraft('latex', '\\foreignquote{french}{Un}').quotations[0]!.language, 'french')
  })

  it('quotes in environments', () => {
    quotes('latex', '\\textcite{a} says:\n\\begin{quote}\nOne two\n\nthree.\n\\end{quote}\nText', [
      'One two three. → a',
    ])
    quotes('latex', '\\begin{quotation}\nOne \\cite[3]{a}\n\\end{quotation}', ['One → a'])
    quotes('latex', "\\begin{quote}\n``One''\n--- Smith, \\cite{a}\n\\end{quote}", ['One → a'])
    quotes('latex', '\\begin{displaycquote}[33]{a}\nOne \\enquote{two}.\n\\end{displaycquote}', [
      'One two. → a',
    ])
  })

  it('quotes by commands in notes, each by the citations of its note', () => {
    quotes(
      'latex',
      'Text \\cite{c}.\\footnote{\\enquote{Words} \\cite[3]{a}.} And \\enquote{more} \\cite{b}.',
      ['Words → a', 'more → b'],
    )
    quotes('latex', '\\footnote{\\textcquote[3]{b}{Words}; \\enquote{Mots} \\cite{a}}', [
      'Words → b',
      'Mots → a',
    ])
    quotes('typst', 'Text @c.#footnote[#quote[Words] @a.]', ['Words → a'])
  })

  it('cites a block quote on the line where it ends, or below', () => {
    for (const between of [' ', '\n', '\n\n', '\n\\hfill '])
      quotes('latex', `\\begin{quote}\nOne two.\n\\end{quote}${between}\\cite{a}\n\nText \\cite{b}.`, [
        'One two. → a',
      ])
    quotes('latex', '\\begin{quote}\nOne \\enquote{two}.\n\\end{quote} \\cite{a}', ['One two. → a'])
  })

  it('quotes nothing that no reader sees', () => {
    quotes('latex', "\\iffalse ``One two'' \\cite{a} \\fill \\fi ``three'' \\cite{b} % ``four''", [
      'three → b',
    ])
  })

  it('quotes in the marks of other languages', () => {
    quotes(
      'latex',
      '"`Deutsche Worte"\' \\cite{a}, \\glqq mehr Worte\\grqq{} \\cite{b}, \\og mots \\fg{} \\cite{c}',
      ['Deutsche Worte → a', 'mehr Worte → b', 'mots → c'],
    )
  })

  it('goes on quoting in the next paragraph', () => {
    quotes('latex', "She said: ``One two.\n\n``Three four'' \\cite{a}.", ['One two. Three four → a'])
  })

  it('shows what readers see', () => {
    quotes(
      'latex',
      "``M\\\"uller \\emph{said} caf\\'e~--- 5\\% of \\textbf{it}\\ldots{} \\& more% no\n here''\\footnote{See \\cite[3]{a}.}",
      ['Müller said café — 5% of it… & more here → a'],
    )
    quotes('latex', "``One \\textelp{} two \\textins{three}'' \\cite{a}", ['One […] two [three] → a'])
    quotes('latex', "don't ``say'' \\label{x} that's \\cite{a}", ['say → a'])
  })

  it('quotes with an attribution between, and in notes', () => {
    quotes('latex', "``We will,'' she said, ``sell'' \\cite{a}.\\footnote{``Two'' \\cite{b}}", [
      'We will, sell → a',
      'Two → b',
    ])
  })
})
