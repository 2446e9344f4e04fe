import assert from 'node:assert/strict'
import { textParagraphs } from '../../../src/library/paragraphs.ts'

function check(text: string, expected: readonly string[]): void {
  assert.deepEqual(
    textParagraphs(text).map(({ start, end }) => text.slice(start, end)),
    expected,
  )
}

const WRAPPED = [
  'It was a bright cold day in the middle of a long and windy April, and all',
  'of the clocks of the old town were striking at the same time, as they had',
  'been told to by the mayor, who wanted to see for himself whether it could',
  'be done at all.',
]

describe('the paragraphs of plain text', () => {
  it('are the lines where there is no blank one', () =>
    check('One.\nTwo, longer.\nThree.', ['One.', 'Two, longer.', 'Three.']))

  it('are the blocks between blank lines', () => {
    check('One\nstill one.\n\n\n  Two.  \n \t\nThree.\n', ['One\nstill one.', 'Two.', 'Three.'])
  })

  it('start at indented lines in hard-wrapped text', () => {
    const text = [
      ...WRAPPED.map((line, i) => (i === 0 ? `   ${line}` : line)),
      ...WRAPPED.map((line, i) => (i === 0 ? `\t${line}` : line)),
    ]
    check(text.join('\n'), [WRAPPED.join('\n'), WRAPPED.join('\n')])
  })

  it('are one in hard-wrapped text without any sign of a second', () =>
    check(WRAPPED.join('\n'), [WRAPPED.join('\n')]))

  it('know every line end', () => {
    check('One.\r\nTwo.\r\nThree.', ['One.', 'Two.', 'Three.'])
    check('One.\r\n\r\nTwo\r\nstill two.', ['One.', 'Two\r\nstill two.'])
    check('One.\rTwo.', ['One.', 'Two.'])
  })

  it('are none in white space', () => check(' \n\n\t', []))
})
