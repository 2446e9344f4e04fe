import assert from 'node:assert/strict'
import fc from 'fast-check'
import { textParagraphs } from '../../../src/library/paragraphs.ts'
import { directQuotes } from '../../../src/library/speech/directQuotes.ts'
import { SEED } from '../seed.ts'

/**
 * Checks the quotes of `text`, one a line: `words / more words | speaker | mention | cue`, parts at the end left out
 * where there are none.
 */
function check(text: string, ...expected: string[]): void {
  const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end)
  const found = directQuotes(text, textParagraphs(text)).map(({ spans, speaker, speakerSpan, cue }) =>
    [spans.map(at).join(' / '), speaker ?? '', at(speakerSpan) ?? '', cue ?? '']
      .join(' | ')
      .replace(/[ |]+$/, ''),
  )
  assert.deepEqual(found, expected)
}

describe('direct quotes', () => {
  it('are the six of the seed, three of Xi and three of Kim', () => {
    check(
      SEED,
      'China and North Korea are good neighbours, good friends, and good comrades that share a common destiny, | Xi Jinping | Xi | said',
      'common interests, | Xi Jinping | He | stressed',
      'great international status, | Kim Jong Un | Kim | praised',
      'China’s celebration is our celebration. | Kim Jong Un | Kim | declaring',
      'full support | Kim Jong Un | him | promise',
      'no matter how the international situation evolves | Xi Jinping | Xi | reassurance',
    )
  })

  it('have a speaker before or behind, with the verb on either side', () => {
    check('“We go,” said Jane Roe.', 'We go, | Jane Roe | Jane Roe | said')
    check('“We go,” Jane Roe said.', 'We go, | Jane Roe | Jane Roe | said')
    check('Jane Roe said: “We go.”', 'We go. | Jane Roe | Jane Roe | said')
    check('Jane Roe, the mayor, told reporters, “We go.”', 'We go. | Jane Roe | Jane Roe | told')
    check(
      'According to Jane Roe, “nobody was hurt.”',
      'nobody was hurt. | Jane Roe | Jane Roe | According to',
    )
    check(
      '“Nobody was hurt,” according to the police.',
      'Nobody was hurt, | the police | the police | according to',
    )
  })

  it('are one where the attribution interrupts a sentence, and two where it ends one', () => {
    check('“We will,” Ann Lee said, “sell it.”', 'We will, / sell it. | Ann Lee | Ann Lee | said')
    check(
      '“We will sell,” Ann Lee said. “It is time.”',
      'We will sell, | Ann Lee | Ann Lee | said',
      'It is time. | Ann Lee | Ann Lee | said',
    )
  })

  it('go on in the next paragraph where it opens them again', () => {
    check(
      'Ann Lee said: “We came.\n\n“We saw.\n\n“We won.”\n\n“And you?” asked Bo Chen.',
      'We came. / We saw. / We won. | Ann Lee | Ann Lee | said',
      'And you? | Bo Chen | Bo Chen | asked',
    )
  })

  it('stand in marks of many styles, but not between apostrophes', () => {
    check('Ann Lee said: "We go."', 'We go. | Ann Lee | Ann Lee | said')
    check("Ann Lee said: ''We go.''", 'We go. | Ann Lee | Ann Lee | said')
    check('Ann Lee said: «We go now.»', 'We go now. | Ann Lee | Ann Lee | said')
    check('Ann Lee said: „We go now.“', 'We go now. | Ann Lee | Ann Lee | said')
    check('Ann Lee said: 「We go now.」', 'We go now. | Ann Lee | Ann Lee | said')
    check("'It's the dogs' bone,' said Ann Lee.", "It's the dogs' bone, | Ann Lee | Ann Lee | said")
    check('‘It’s the dogs’ bone,’ said Ann Lee.', 'It’s the dogs’ bone, | Ann Lee | Ann Lee | said')
    check("The boys' club and the girls' team said nothing in the '90s.")
    check('A 6" pipe is 15 cm wide.')
  })

  it('leave out titles and words held at arm’s length', () => {
    check('Ann Lee appeared on “The Late Show” in May.')
    check('The so-called “experts” were wrong.')
  })

  it('keep inside the text, in order, without their marks, for any text', () => {
    const piece = fc.constantFrom(
      ...'“”"‘’\'«»„「」'.split(''), 'Xi', ' said ', 'he', ', ', '. ', '\n\n', '\n', 'the minister', 'word', '’s ',
    ) // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), pieces => {
        const text = pieces.join('')
        let last = 0
        for (const { spans, outer, speakerSpan } of directQuotes(text, textParagraphs(text))) {
          assert.ok(outer.start >= last, 'quotes overlap')
          assert.ok(outer.start < spans[0]!.start && outer.end <= text.length)
          for (const { start, end } of spans) {
            assert.ok(last <= start && start < end && end <= text.length, 'spans are out of order')
            assert.doesNotMatch(text[start - 1]!, /[\p{L}\s]/u)
            last = end
          }
          if (speakerSpan) assert.ok(speakerSpan.start < speakerSpan.end)
        }
      }),
    )
  })

  it('take time in proportion to the text, whatever its marks', () => {
    for (const unit of [
      '“',
      '"',
      '‘',
      "'",
      '“a ',
      '‘a ',
      '"a, said ',
      'Xi said “',
      '(',
      ', ',
      'said, ',
      'A B ',
    ]) {
      const text = unit.repeat(Math.ceil(200_000 / unit.length))
      directQuotes(text, textParagraphs(text))
    }
  }).timeout(20_000)
})
