import assert from 'node:assert/strict'
import type { ExtentStep } from '../../../src/service/extent.ts'
import { serviceOf } from '../seed.ts'

const TEXT =
  'It was a cold day. The council met at noon. Few people came.\n\n' +
  '“We are old friends. We will keep the harbour open, whatever it costs, for all of you. Nobody will sell it,” Anna Lindqvist said. She left.'

/** Moves the edges of a quotation, step by step, and gives what it has after each. */
async function check(words: string, steps: readonly ExtentStep[], expected: readonly (string | undefined)[]) {
  const { service } = await serviceOf({ 'seeds/port.txt': TEXT })
  const { uri } = service.library.sources.find(({ citekey }) => citekey === 'port')!
  const start = TEXT.indexOf(words)
  let quotation = { start, end: start + words.length }
  const seen: (string | undefined)[] = []
  for (const step of steps) {
    const moved = await service.extent({ uri, quotation, step })
    seen.push(moved?.quotation.text)
    quotation = moved?.quotation ?? quotation
  }
  assert.deepEqual(seen, expected)
}

describe('the extent of a quotation', () => {
  it('grows and shrinks by sentences', () =>
    check(
      'The council met at noon.',
      ['widen-end', 'widen-start', 'narrow-end', 'narrow-start', 'widen-start', 'widen-start'],
      [
        'The council met at noon. Few people came.',
        'It was a cold day. The council met at noon. Few people came.',
        'It was a cold day. The council met at noon.',
        'The council met at noon.',
        'It was a cold day. The council met at noon.',
        undefined,
      ],
    ))

  it('takes a direct quote whole before what stands around', () =>
    check(
      'We will keep the harbour open, whatever it costs, for all of you.',
      ['widen-end', 'widen-start', 'widen-end', 'widen-end'],
      [
        'We will keep the harbour open, whatever it costs, for all of you. Nobody will sell it,',
        'We are old friends. We will keep the harbour open, whatever it costs, for all of you. Nobody will sell it,',
        TEXT.slice(TEXT.indexOf('“We are'), TEXT.indexOf(' She left.')),
        TEXT.slice(TEXT.indexOf('“We are')),
      ],
    ))

  it('shrinks by clauses where one sentence is left, and says that it is broken off', () =>
    check(
      'We will keep the harbour open, whatever it costs, for all of you.',
      ['narrow-end', 'narrow-end', 'narrow-end', 'widen-end', 'narrow-start'],
      [
        'We will keep the harbour open, whatever it costs …',
        'We will keep the harbour open …',
        undefined,
        'We will keep the harbour open, whatever it costs, for all of you.',
        'whatever it costs, for all of you.',
      ],
    ))

  it('goes on into the next paragraph, and takes its direct quote whole', () =>
    check('Few people came.', ['widen-end'], [TEXT.slice(TEXT.indexOf('Few'), TEXT.indexOf(' She left.'))]))

  it('knows who speaks', async () => {
    const { service } = await serviceOf({ 'seeds/port.txt': TEXT })
    const { uri } = service.library.sources.find(({ citekey }) => citekey === 'port')!
    const start = TEXT.indexOf('We are old friends.')
    const within = await service.extent({ uri, quotation: { start, end: start + 19 }, step: 'widen-end' })
    assert.equal(within?.speaker, 'Anna Lindqvist')
  })
})
