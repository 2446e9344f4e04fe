import assert from 'node:assert/strict'
import { words } from '../../../src/base/words.ts'
import { compare } from '../../../src/match/compare.ts'
import { SEED } from '../seed.ts'

/** Verdict and differences (“draft” for “source”) of a quotation from `source`. */
function check(
  quotation: string,
  verdict: string | undefined,
  differences: readonly string[] = [],
  source = SEED,
): void {
  const comparison = compare({ text: source, words: words(source) }, quotation)
  const isFound = comparison !== undefined && comparison.agreement >= 0.5
  assert.equal(isFound ? comparison.verdict : undefined, verdict)
  if (isFound)
    assert.deepEqual(
      comparison.differences.map(d => `${d.draft}|${d.source}`),
      differences,
    )
}

describe('the comparison of a quotation with its source', () => {
  it('is verbatim for the same characters', () => {
    check('Kim departed Beijing late Thursday aboard his signature green armoured train', 'verbatim')
    check('China’s celebration is our celebration.', 'verbatim')
  })

  it('is typographic for other marks, dashes, line wraps and hyphens', () => {
    check("China's celebration is our celebration.", 'typographic')
    check('safeguard ‘common interests,’ while pledging', 'typographic')
    check('Kim departed Beijing\nlate Thursday   aboard', 'typographic')
    check('good neigh-\nbours, good friends', 'typographic')
    check('the short-\nand long-term', 'typographic', [], 'He saw the short- and long-term costs.')
    check('is .  .  . complicated', 'typographic', [], 'The deal is . . . complicated.')
    check('the ﬁnal — act', 'typographic', [], 'It was the final -- act of all.')
  })

  it('is editorial for what style guides accept when marked', () => {
    check('Kim departed Beijing … aboard his signature green armoured train', 'editorial')
    check('Kim departed Beijing [...] aboard his signature green armoured train.', 'editorial')
    check(
      '[The leader] departed Beijing late Thursday aboard his signature green armoured train',
      'editorial',
    )
    check('kim departed Beijing late Thursday', 'editorial')
    check('[k]im departed Beijing late Thursday', 'editorial')
    check('Kim departed Beijing late Thursday [sic] aboard', 'editorial')
    check('China’s celebration is our celebration,', 'editorial')
  })

  it('is altered for any other word', () => {
    check('Kim departed Beijing late Friday aboard his signature green armoured train', 'altered', [
      'Friday|Thursday',
    ])
    check('Kim departed Beijing late Thursday aboard his green armoured train', 'altered', ['|signature'])
    check('Kim departed from Beijing late Thursday aboard his signature', 'altered', ['from|'])
    check('their second meeting in six years', 'altered', ['second|first'])
    check(
      '[S]he departed Beijing late Thursday',
      'altered',
      ['[S]he|he'],
      'Then he departed Beijing late Thursday.',
    )
    check('Kim departed Beij', 'altered', ['Beij|Beijing'])
  })

  it('sees numbers, signs and capitals', () => {
    check(
      'it fell by 3.5 percent last year',
      'altered',
      ['3.5|-3.5'],
      'They say it fell by -3.5 percent last year.',
    )
    check('it cost $30 to build', 'altered', ['$30|$80'], 'He said it cost $80 to build it.')
    check(
      'build 60,000 military aircraft',
      'altered',
      ['|50,000'],
      'We would build 60,000 [50,000] military aircraft.',
    )
    check('they told US to leave now', 'altered', ['US|us'], 'Then they told us to leave now.')
    check('10² metres of it', 'altered', ['10²|102'], 'There are 102 metres of it.')
  })

  it('sees hyphens that make another word', () => {
    check(
      'the coach re-signed on Monday',
      'altered',
      ['re-signed|resigned'],
      'In all the coach resigned on Monday.',
    )
  })

  it('keeps a stroke that the source itself has at the end of a line', () => {
    const source = 'Write to example.org/policy/\nor call.'
    const comparison = compare({ text: source, words: words(source) }, 'example.org/policy/\nor call')
    assert.equal(comparison?.verdict, 'verbatim')
  })

  it('sees punctuation inside', () => {
    check('good neighbours, good friends and good comrades', 'altered', [' |, '])
    check('will he go? We wait', 'altered', ['? |. '], 'So will he go. We wait here.')
    check('China’s celebration is our celebration!', 'altered', ['!|.'])
  })

  it('takes, of the places of equal words, one that has them as they are', () => {
    const source = 'Everyone who had asked for IT was right about it.'
    check('who had … it', 'editorial', [], source)
    check('Everyone … IT was', 'editorial', [], source)
    check('who had … us', 'altered', ['us|'], 'Everyone who had left the US was right.')
    check('told … us that', 'editorial', [], `He told ${'the US that it '.repeat(60)}told us that.`)
    check('us', 'verbatim', [], `${'The US went. '.repeat(60)}They told us.`)
    check('we fight\non', 'typographic', [], 'We fight on, and on we fight; and we fight on.')
    check(
      'peoples in the … [put in] the',
      'editorial',
      [],
      'The peoples in the huts and villages across the globe.',
    )
    check(
      'peoples in the … and',
      'editorial',
      [],
      `${'And the and. '.repeat(40)}The peoples in the huts and villages.`,
    )
    check('he re … signed', 'altered', ['signed|'], 'In May he re-signed it.')
    check('he said … it, then', 'editorial', [], 'Here he said that it then was; it, then, went.')
  })

  it('finds nothing where nothing is alike', () => {
    check('The quick brown fox jumps over the lazy dog', undefined)
    check('', undefined)
  })
})
