import assert from 'node:assert/strict'
import { locate } from '../../../src/match/locate.ts'

const TEXT =
  'Mr. Li spoke first. “We will not sell the port,” he said on Monday, “and we will keep the jobs.” Nobody asked why.'

function check(quotation: string, ...pieces: string[]): void {
  const found = locate(TEXT, quotation)
  assert.deepEqual(found?.spans.map(span => TEXT.slice(span.start, span.end)) ?? [], pieces)
}

describe('locate', () => {
  it('finds a quotation as it stands', () => check('Nobody asked why.', 'Nobody asked why.'))
  it('finds an altered one', () => check('We will sell the port', 'We will not sell the port'))
  it('finds the halves of an interrupted one', () =>
    check(
      'We will not sell the port and we will keep the jobs',
      'We will not sell the port',
      'and we will keep the jobs',
    ))
  it('reaches over words put in and left out', () =>
    check('We will sell the sea port', 'We will not sell the port'))
  it('finds nothing that is not there', () => check('The minister resigned after the vote on taxes'))
})
