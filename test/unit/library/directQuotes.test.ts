import assert from 'node:assert/strict'
import { directQuotes } from '../../../src/library/directQuotes.ts'
import { textParagraphs } from '../../../src/library/paragraphs.ts'
import { SEED } from '../seed.ts'

function quotesOf(text: string): [string, string | undefined][] {
  return directQuotes(text, textParagraphs(text)).map(({ span, speaker }) => [
    text.slice(span.start, span.end),
    speaker,
  ])
}

describe('direct quotes', () => {
  it('are the six of the seed', () => {
    assert.deepEqual(
      quotesOf(SEED).map(([words]) => words.slice(0, 21)),
      [
        'China and North Korea',
        'common interests,',
        'great international s',
        'China’s celebration i',
        'full support',
        'no matter how the int',
      ],
    )
    assert.equal(quotesOf(SEED)[0]?.[1], 'Xi')
  })

  it('name a speaker only where one stands beside the quote', () => {
    assert.deepEqual(quotesOf('“We go,” said Jane Roe. “Or not,” he said.'), [
      ['We go,', 'Jane Roe'],
      ['Or not,', undefined],
    ])
    assert.deepEqual(quotesOf('Later, Smith added: “It is so.”'), [['It is so.', 'Smith']])
    assert.deepEqual(quotesOf('A 6" pipe and a "straight" one.'), [['straight', undefined]])
  })
})
