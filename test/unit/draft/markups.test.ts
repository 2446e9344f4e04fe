import assert from 'node:assert/strict'
import { parseDraft } from '../../../src/draft/parse.ts'
import { cites, quotes } from './readAs.ts'

describe('Typst', () => {
  it('cites by @key and #cite', () => {
    cites(
      'typst',
      'x @a, @b:c-d.e[p. 3]. #cite(<a>, supplement: [pp. 3-5, also], form: "prose") and #cite(<b>, form: "year")',
      [
        'parenthetical |a||',
        'parenthetical |b:c-d.e|page 3|',
        'narrative |a|page 3-5|, also',
        'suppress-author |b||',
      ],
    )
  })

  it('understands the locator terms that people write', () => {
    cites('typst', '@a[ch. 2] @a[p 3] #cite(<a>, supplement: [sec. 4])', [
      'parenthetical |a|chapter 2|',
      'parenthetical |a|page 3|',
      'parenthetical |a|section 4|',
    ])
  })

  it('reads the content in the arguments of a call, and words in a string', () => {
    quotes(
      'typst',
      '#figure(image("x [y].png"), caption: [A "caption one" @a])\n#table(columns: 2, [“cell words” @b], [x])[“more” @c]\n' +
        '#quote("string words") @d',
      ['caption one → a', 'cell words → b', 'more → c', 'string words → d'],
    )
    cites('typst', '#f(a: (b: [see @a, ]), c: "[@no]", [@b]) #g[@c] #h(x) [@d] #let y = [@no]', [
      'parenthetical |a||',
      'parenthetical |b||',
      'parenthetical |c||',
      'parenthetical |d||',
    ])
  })

  it('leaves a citation to the quotation that it stands behind', () => {
    quotes('typst', '"Words" @a, and #cite(<b>, form: "prose") says #quote[more].', ['Words → a', 'more → b'])
    quotes(
      'typst',
      '#cite(<a>, form: "prose") says #quote[words], and #cite(<b>, form: "prose") says #quote[more].',
      ['words → a', 'more → b'],
    )
    quotes('typst', 'A fact @a, and #cite(<b>, form: "prose") says #quote[words].', ['words → b'])
    quotes('typst', '#cite(<a>, form: "prose") says "words", unlike #quote[more] @b.', [
      'words → a',
      'more → b',
    ])
  })

  it('gives a block quote to what introduces it or stands below', () => {
    quotes('typst', '#cite(<a>, form: "prose") says:\n#quote(block: true)[One #quote[two].]\nText @b.', [
      'One two. → a',
    ])
    quotes('typst', 'Text.\n\n#quote(block: true)[One two.]\n@a[p. 3]\n\nText @b.', ['One two. → a'])
  })

  it('cites nothing in code, comments, math, raw text, e-mail addresses and references to its own labels', () => {
    cites(
      'typst',
      '#let x = (a: "@no", b: [@no])\n#set text(lang: "@no")\n// @no\n/* @no */ $ @no $ `@no` me@no.org \\@no https://x.org/@no\n' +
        '```\n@no\n```\n= Intro <sec:intro>\nSee @sec:intro and @yes.\n#import "@no/cetz:0.1"\n#{ let y = "@no" }',
      ['parenthetical |yes||'],
    )
  })

  it('quotes in marks and with #quote', () => {
    quotes('typst', 'He said "one *two*" @a and #quote[three "four"] @b[p. 3].', [
      'one two → a',
      'three "four" → b',
    ])
    quotes('typst', '#quote(block: true, attribution: <a>)[\n  One two\n\n  three.\n]\n\nText', [
      'One two three. → a',
    ])
    quotes('typst', '#quote(attribution: [Smith, @a[p. 3]], block: true)[One -- two~three...]', [
      'One – two three… → a',
    ])
    quotes('typst', 'She said “one”#footnote[See @a[3].] and left.', ['one → a'])
  })
})

describe('Org', () => {
  it('cites by [cite:…]', () => {
    cites(
      'org',
      'x [cite:@a] [cite:see @a pp. 3-5; @b, chap. 1] [cite/t:@a p. 3] [cite/na/b:@a] [cite/n:@no].',
      [
        'parenthetical |a||',
        'parenthetical see|a|page 3-5|; parenthetical |b|chapter 1|',
        'narrative |a|page 3|',
        'suppress-author |a||',
      ],
    )
    cites('org', '[cite:see; first @a; @b p. 3; among others]', [
      'parenthetical see first|a||; parenthetical |b|page 3|; among others',
    ])
  })

  it('cites nothing in code, comments, keywords, drawers, links and addresses', () => {
    cites(
      'org',
      '#+title: [cite:@no]\n# [cite:@no]\n* Head [cite:@a]\n:PROPERTIES:\n:X: [cite:@no]\n:END:\n=[cite:@no]= ~[cite:@no]~\n' +
        '#+begin_src org\n[cite:@no]\n#+end_src\n[[https://x.org/@no][x]] [cite:@b]',
      ['parenthetical |a||', 'parenthetical |b||'],
    )
  })

  it('quotes in marks, blocks and notes', () => {
    quotes(
      'org',
      '- He said “one /two/ =code= [[https://x.org][three]]--four” [cite:@a].\n- "five" [cite/t:@b]',
      ['one two code three–four → a', 'five → b'],
    )
    quotes('org', '[cite/t:@a] says:\n#+begin_quote\nOne *two*\n\nthree...\n#+end_quote\nText', [
      'One two three… → a',
    ])
    quotes('org', 'She said “one”[fn:1] and “two”[fn:: See [cite:@b].].\n\n[fn:1] See [cite:@a p. 3].', [
      'one → a',
      'two → b',
    ])
  })
})

describe('AsciiDoc', () => {
  it('cites by cite:[…]', () => {
    cites('asciidoc', 'x cite:[a] cite:[a(33), b(sec. 4, note)] citenp:[a(p. 3)] \\cite:[no] `cite:[no]`', [
      'parenthetical |a||',
      'parenthetical |a|page 33|; parenthetical |b|section 4|, note',
      'narrative |a|page 3|',
    ])
    cites(
      'asciidoc',
      '// cite:[no]\n:x: cite:[no]\n----\ncite:[no]\n----\n== Head cite:[a]\nhttps://x.org/cite:[x] cite:[b]',
      ['parenthetical |a||', 'parenthetical |b||'],
    )
  })

  it('quotes in marks and in quote blocks', () => {
    quotes('asciidoc', '* He said "`one *two* `code` x`" cite:[a].\n* "three" citenp:[b]', [
      'one two code x → a',
      'three → b',
    ])
    quotes('asciidoc', 'She said “one”footnote:[See cite:[a(3)].] and left.', ['one → a'])
    quotes('asciidoc', '[quote, Smith, cite:[a(3)]]\n____\nOne _two_\n\nthree...\n____\n\nText', [
      'One two three… → a',
    ])
    quotes('asciidoc', '> One\n> two.\n>\n> Three cite:[a]\n\nText cite:[b].', ['One two. Three → a'])
    quotes('asciidoc', 'As citenp:[a] says:\n\n____\nOne\n____\n\n[quote, cite:[b]]\nTwo\nthree\n\nText', [
      'One → a',
      'Two three → b',
    ])
  })
})

describe('MyST', () => {
  it('cites by roles', () => {
    cites('markdown', 'x {cite:p}`a,b` {cite:t}`{see}a{p. 3}` {cite}`a` {cite:year}`a` `{cite:p}no` @c', [
      'parenthetical |a||; parenthetical |b||',
      'narrative see|a|page 3|',
      'parenthetical |a||',
      'suppress-author |a||',
      'narrative |c||',
    ])
    cites('markdown', '{cite:p}`a{ch. 2}` {cite:p}`a{pp 3-5}`', [
      'parenthetical |a|chapter 2|',
      'parenthetical |a|page 3-5|',
    ])
    quotes('markdown', '“One two” {cite:p}`a` and {cite:t}`b` says “three”.', ['One two → a', 'three → b'])
  })
})

describe('HTML', () => {
  it('quotes by its elements and marks, and cites by address', () => {
    quotes(
      'html',
      '<p>He said “one <b>two</b> &amp; &ldquo;three&rdquo;” [@a].</p><p><q cite="https://x.org/b">Four</q></p>',
      ['one two & “three” → a', 'Four → https://x.org/b'],
    )
    quotes(
      'html',
      "<blockquote cite='https://x.org/a'>\n<p>One\n<p>two&hellip;</p>\n</blockquote>\n<p>Text",
      ['One two… → https://x.org/a'],
    )
    const [citation] = parseDraft('html', '<q cite=https://x.org>y</q>').citations
    assert.equal(citation!.items[0]!.isUrl, true)
  })

  it('gives a block quote to what introduces it, to its footer, or to what stands below', () => {
    quotes('html', '<p>As @a says:</p>\n<blockquote><p>One two.</p></blockquote>\n<p>Text @b.</p>', [
      'One two. → a',
    ])
    quotes('html', '<blockquote><p>One <q>two</q>.</p><footer>Smith, [@a]</footer></blockquote><p>Text @b', [
      'One two. → a',
    ])
    quotes('html', '<blockquote>One two.</blockquote>\n<p>— Smith [@a]</p>', ['One two. → a'])
  })

  it('quotes nothing that no reader sees', () => {
    const hidden =
      '<span hidden>“One <span>two</span>” [@a]</span> <!-- “three”\n\n“four” [@b] --> “five” [@c]'
    quotes('html', hidden, ['five → c'])
    quotes('html', '<p style="display: none">“One”</p> “five” [@c]', ['five → c'])
    quotes('markdown', hidden, ['five → c'])
    cites('markdown', hidden, ['parenthetical |c||'])
  })

  it('quotes nothing in scripts, comments, code and attributes', () => {
    quotes(
      'html',
      '<script>"one two"</script><!-- “three” --><code>"four"</code><a title="“five”" href=x>six</a>',
      [],
    )
  })
})

describe('plain text', () => {
  it('cites as Pandoc does, and quotes in marks and behind >', () => {
    cites('plaintext', 'x [@a, p. 3] and @b; me@x.org https://x.org/@no', [
      'parenthetical |a|page 3|',
      'narrative |b||',
    ])
    cites('plaintext', '“Ask @rose and rose@x.org, @both,” said @a. "So @b [p. 3]." \'@c\' “D [@d].”', [
      'narrative |a||',
      'narrative |b|page 3|',
      'parenthetical |d||',
    ])
    quotes('plaintext', '“Ask @rose, not [@a],” she said.\n\n“Two @three” [@b].', [
      'Ask @rose, not, → a',
      'Two @three → b',
    ])
    quotes('plaintext', '> Ask @rose\n> about it [@a].\n\nText\n\n> Two @three.\n> — Ann, @b\n\n> Four, @c', [
      'Ask @rose about it. → a',
      'Two @three. → b',
      'Four, → c',
    ])
    quotes('html', '<p><q>Ask @rose</q> and “not @sam” @a.</p><p><q>One [@b]</q></p>', [
      'Ask @rose → a',
      'not @sam → a',
      'One → b',
    ])
    quotes('plaintext', 'He said "one two" [@a].\n\n@b wrote:\n\n> Three\n> four.\n\nText', [
      'one two → a',
      'Three four. → b',
    ])
  })
})

/** Names that every JavaScript object has are names like all others. */
describe('names such as constructor', () => {
  it('are commands of LaTeX that nobody knows', () =>
    quotes('latex', '\\enquote{one \\constructor two \\toString{three}} \\cite{a}', ['one two three → a']))
  it('are styles, roles and forms that nobody knows', () => {
    cites('org', '[cite/constructor:@a]', ['parenthetical |a||'])
    cites('markdown', '{cite:constructor}`a`', ['parenthetical |a||'])
    cites('typst', '#cite(<a>, form: "constructor")', ['parenthetical |a||'])
  })
  it('are citekeys', () =>
    cites('markdown', '[@constructor, constructor 3]', ['parenthetical |constructor||, constructor 3']))
})
