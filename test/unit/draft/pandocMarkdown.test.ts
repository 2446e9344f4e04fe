import assert from 'node:assert/strict'
import { parseDraft } from '../../../src/draft/parse.ts'

type Short = [mode: string, prefix: string, key: string, locator: string, suffix: string]

function citations(text: string): Short[][] {
  return parseDraft('markdown', text).citations.map(citation =>
    citation.items.map(({ mode, prefix, citekey, keySpan, locator, suffix }): Short => {
      assert.equal(text.slice(keySpan.start, keySpan.end), citekey)
      return [mode, prefix, citekey, locator ? `${locator.label} ${locator.value}` : '', suffix]
    }),
  )
}

/** Quotations with the key they belong to. */
function quotations(text: string): [string, string | undefined][] {
  return parseDraft('markdown', text).quotations.map(({ map, citation }) => [
    map.text,
    citation?.items[0]?.citekey,
  ])
}

describe('citations in Pandoc Markdown', () => {
  it('have a key, a mode, a prefix, a locator and a suffix', () => {
    assert.deepEqual(citations('Text [see @a, pp. 33-35 and passim; -@b, chap. 1].'), [
      [
        ['parenthetical', 'see', 'a', 'page 33-35', 'and passim'],
        ['suppress-author', '', 'b', 'chapter 1', ''],
      ],
    ])
    assert.deepEqual(citations('@a says, as @b [p. 3] and -@c do.'), [
      [['narrative', '', 'a', '', '']],
      [['narrative', '', 'b', 'page 3', '']],
      [['narrative', '', 'c', '', '']],
    ])
    assert.deepEqual(citations('[@{odd key}] [@{https://x.org/a?b}, {p. VI}, note] [@a, 12]'), [
      [['parenthetical', '', 'https://x.org/a?b', 'page VI', ', note']],
      [['parenthetical', '', 'a', 'page 12', '']],
    ])
    assert.deepEqual(citations('[@000_7275516a2a315cb5, para. 3]'), [
      [['parenthetical', '', '000_7275516a2a315cb5', 'paragraph 3', '']],
    ])
  })

  it('have keys with single punctuation marks inside', () => {
    assert.deepEqual(
      citations('[@a.b:c/d_e-f]. And @x.')
        .flat()
        .map(([, , key]) => key),
      ['a.b:c/d_e-f', 'x'],
    )
    assert.deepEqual(
      citations('@a--b')
        .flat()
        .map(([, , key]) => key),
      ['a'],
    )
  })

  it('are not in e-mail addresses, code, URLs, comments, math, metadata or links', () => {
    const none = [
      'mail a@b.org',
      '`[@a]` and ``@b``',
      '```\n[@a]\n```',
      '    [@a]',
      'see https://x.org/@a/b',
      '<!-- [@a] -->',
      '$x_@a$',
      '---\nauthor: "[@a]"\n---\n\ntext',
      '\\@a',
      '@fig-one and [@sec-two] and @Fig-three',
    ]
    for (const text of none) assert.deepEqual(citations(text), [], text)
    assert.deepEqual(
      citations('[text @a](x.html)')
        .flat()
        .map(([mode]) => mode),
      ['narrative'],
    )
  })

  it('are in footnotes, lists and block quotes', () => {
    assert.deepEqual(
      citations('- x [@a]\n\n[^1]: y @b\n\n> z [@c]\n')
        .flat()
        .map(([, , key]) => key),
      ['a', 'b', 'c'],
    )
  })

  it('go over line ends', () => assert.deepEqual(citations('x [see\n@a, p. 3]').flat()[0]?.[3], 'page 3'))
})

describe('quotations in Pandoc Markdown', () => {
  it('belong to the citation right behind them', () => {
    assert.deepEqual(quotations('“One two” [@a], and “three four” [@b].'), [
      ['One two', 'a'],
      ['three four', 'b'],
    ])
  })

  it('belong to the one citation of their sentence, before or after', () => {
    assert.deepEqual(quotations('@a says “one two”. Then @b.'), [['one two', 'a']])
    assert.deepEqual(quotations('He said “one two” to them [@a]. Then @b.'), [['one two', 'a']])
  })

  it('belong to none where there are two to choose from', () => {
    assert.deepEqual(quotations('@a says “one two”, unlike others [@b].'), [['one two', undefined]])
  })

  it('are found in every style, and not in inches or code', () => {
    assert.deepEqual(
      quotations('"One two" and «three four» and „five six“.').map(([words]) => words),
      ['One two', 'three four', 'five six'],
    )
    assert.deepEqual(quotations('A 6" pipe, a 7" one, `"code here"` and “unclosed.'), [])
  })

  it('keep nested quotations and emphasis inside', () => {
    assert.deepEqual(quotations('“He said ‘no’ **twice**” [@a]'), [['He said ‘no’ twice', 'a']])
  })

  it('are block quotes without their attribution and citation', () => {
    const text =
      '> One *two*\n> three.\n>\n> Four. [@a, p. 3]\n\nText.\n\n> “Five six”\n>\n> — Somebody, @b\n'
    const [first, second] = parseDraft('markdown', text).quotations
    assert.equal(first?.map.text, 'One two\nthree.\nFour.')
    assert.equal(text.slice(first!.start, first!.end), 'One *two*\n> three.\n>\n> Four.')
    assert.equal(first?.citation?.items[0]?.citekey, 'a')
    assert.equal(second?.map.text, 'Five six')
    assert.equal(second?.citation?.items[0]?.citekey, 'b')
  })
})
