import assert from 'node:assert/strict'
import { TextMap } from '../../../src/base/textMap.ts'
import { markdownText } from '../../../src/library/markdownText.ts'

function check(raw: string, expected: readonly string[]): void {
  const { pieces, paragraphs } = markdownText(raw)
  const map = TextMap.keep(raw, pieces)
  const shown = paragraphs.map(({ start, end }) => map.text.slice(start, end))
  assert.deepEqual(shown, expected)
  for (const word of shown.flatMap(text => text.split(/\s+/)).filter(Boolean)) {
    const at = map.text.indexOf(word)
    const { start, end } = map.toRaw({ start: at, end: at + word.length })
    assert.ok(start < end && end <= raw.length, `“${word}” leads nowhere`)
  }
}

describe('the text of a Markdown source', () => {
  it('starts after the front matter', () => check('---\ntitle: T\n---\nOne.\n\nTwo.', ['One.', 'Two.']))

  it('counts paragraphs, list items and paragraphs of block quotes', () => {
    check('One\nmore.\n\n- item a\n- item b\n  more\n\n> quoted\n> on\n>\n> second', [
      'One\nmore.',
      'item a',
      'item b\nmore',
      'quoted\non',
      'second',
    ])
  })

  it('takes no number at the start of a line for a list item', () => {
    check('They met on March\n12. The talks went on.\n\n1. one\n2. two', [
      'They met on March\n12. The talks went on.',
      'one',
      'two',
    ])
  })

  it('leaves out headings, tables and code', () => {
    check(
      '# H\n\nSetext\n===\n\nText.\n\n```\ncode\n\nmore\n```\n\n    indented\n\n| a | b |\n|---|---|\n| c | d |\n\nEnd.',
      ['Text.', 'End.'],
    )
  })

  it('shows what a reader sees', () => {
    check('A **bold** and *soft* [link](http://x.org/a_b) here[^1], `co*de`, \\*star\\*, snake_case<br>.', [
      'A bold and soft link here, co*de, *star*, snake_case.',
    ])
  })

  it('knows markup that runs over a line end', () => {
    check('See [the long\nreport](https://x.org/a\n"Its title") of *the\nyear*.', [
      'See the long\nreport of the\nyear.',
    ])
    check('> See [the long\n> report](https://x.org/a).\n>\n> A map![a\n> map](m.png).', [
      'See the long\nreport.',
      'A map.',
    ])
    check('One\\\ntwo <b\nclass="x">three</b>\n![only this](a.png)\nfour.', ['One\ntwo three\nfour.'])
    check('A [bracket\nthat is no link] stays.', ['A [bracket\nthat is no link] stays.'])
  })

  it('shows what character references stand for', () => {
    check('Caf&#233; &amp; &ldquo;important&rdquo; &nonsense; AT&T; \\&amp; `&amp;`', [
      'Café & “important” &nonsense; AT&T; &amp; &amp;',
    ])
  })

  it('knows which paragraphs are of one block quote', () => {
    const { pieces, paragraphs, blockQuotes } = markdownText(
      'One.\n\n> Two.\n>\n> Three.\n\nFour.\n\n> Five.',
    )
    assert.deepEqual(blockQuotes, [
      { start: paragraphs[1]!.start, end: paragraphs[2]!.end },
      { start: paragraphs[4]!.start, end: paragraphs[4]!.end },
    ])
    assert.equal(pieces.length, 5)
  })

  it('does not take a rule for front matter', () => check('---\n\nOne.', ['One.']))
})
