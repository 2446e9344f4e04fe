import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Span } from '../../../src/base/span.ts'
import { TextMap } from '../../../src/base/textMap.ts'
import { markdownText } from '../../../src/library/markdownText.ts'
import { textParagraphs } from '../../../src/library/paragraphs.ts'
import { speechOf } from '../../../src/library/speech/speechOf.ts'
import { SEED } from '../seed.ts'

/**
 * Checks the quotes of `text`, one a line: `words / more words | speaker | mention | cue`, parts at the end left out
 * where there are none.
 */
function check(text: string, ...expected: string[]): void {
  checkParagraphs(text, { paragraphs: textParagraphs(text) }, expected)
}

function checkMarkdown(raw: string, ...expected: string[]): void {
  const { pieces, ...blocks } = markdownText(raw)
  checkParagraphs(TextMap.keep(raw, pieces).text, blocks, expected)
}

function checkParagraphs(
  text: string,
  { paragraphs, blockQuotes }: { paragraphs: readonly Span[]; blockQuotes?: readonly Span[] },
  expected: readonly string[],
): void {
  const at = (span: Span | undefined) => span && text.slice(span.start, span.end)
  const found = speechOf(text, paragraphs, blockQuotes).quotes.map(({ spans, speaker, speakerSpan, cue }) =>
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

  it('have a speaker at the end of their sentence, in the paragraph above, or in a label', () => {
    check('“No matter what” happens to us, said Ann Lee.', 'No matter what | Ann Lee | Ann Lee | said')
    check('Ann Lee declared:\n\n“We go now.”', 'We go now. | Ann Lee | Ann Lee | declared')
    check('Sen. Ann Lee: “We go now.”', 'We go now. | Ann Lee | Sen. Ann Lee')
  })

  it('hold the quotes within them, with their speakers where those are plain', () => {
    const nested = (text: string) =>
      speechOf(text, textParagraphs(text)).quotes.flatMap(({ nested: within = [] }) =>
        within.map(({ spans, speaker }) => [text.slice(spans[0]!.start, spans[0]!.end), speaker]),
      )
    assert.deepEqual(nested('“Bo Chen told us, ‘Go home,’ and I said ‘no,’” Ann Lee said.'), [
      ['Go home,', 'Bo Chen'],
      ['no,', 'Ann Lee'],
    ])
    assert.deepEqual(nested('Ann Lee said: “I told him, ‘Go home.’ He went.”'), [['Go home.', 'Ann Lee']])
    assert.deepEqual(nested('“The ‘experts’ said nothing of ‘The Late Show,’” Ann Lee said.'), [])
    check('“He said ‘go’ and I went,” said Ann Lee.', 'He said ‘go’ and I went, | Ann Lee | Ann Lee | said')
    check("''Our motto is 'go,''' said Ann Lee.", "Our motto is 'go,' | Ann Lee | Ann Lee | said")
  })

  it('name whom a pronoun or a role stands for, where it is plain', () => {
    const before = 'Foreign Minister Wang Yi met Ms. Ann Lee in Rome.\n\n'
    check(`${before}“We agree,” the minister said.`, 'We agree, | Wang Yi | the minister | said')
    check(
      `${before}“We agree,” Lee said. She called it “a good day.”`,
      'We agree, | Ann Lee | Lee | said',
      'a good day. | Ann Lee | She | called',
    )
    check(`${before}“We agree,” Lee said. He called it “a good day.”`,
      'We agree, | Ann Lee | Lee | said', 'a good day. |  | He | called') // biome-ignore format: a table
    check(
      'Ann Lee left. “We agree,” said her colleague, Tom Ray.',
      'We agree, | Tom Ray | her colleague | said',
    )
    check('“We agree,” said the mayor of York, Tom Ray, who left.', 'We agree, | Tom Ray | the mayor | said')
    check('“We agree,” said the mayor, Monday.', 'We agree, | the mayor | the mayor | said')
    check('“We agree,” she said.', 'We agree, |  | she | said')
    check('Ann Lee, who said “we agree” in May, left.', 'we agree | Ann Lee | who | said')
  })

  it('are those of the one who reports them, not of somebody in the report', () => {
    check('Ann Lee said Bo Chen’s claims were “a bad joke.”', 'a bad joke. | Ann Lee | Ann Lee | said')
    check('Ann Lee left, but Bo Chen called it “a bad joke.”', 'a bad joke. | Bo Chen | Bo Chen | called')
    check('The plan was called “a bad joke” by Ann Lee and others.', 'a bad joke')
  })

  it('are block quotes whose author is named, below or above', () => {
    checkMarkdown('It began.\n\n> We came.\n>\n> We saw.\n>\n> We won.\n> — Ann Lee, in a speech\n\nIt ended.',
      'We came. / We saw. / We won. | Ann Lee | Ann Lee') // biome-ignore format: a table
    checkMarkdown('> We came, and we saw. — Ann Lee\n\nIt ended.', 'We came, and we saw. | Ann Lee | Ann Lee')
    checkMarkdown('> We came — Ann Lee saw us — and left.')
    checkMarkdown('Ann Lee wrote:\n\n> “We came.”', 'We came. | Ann Lee | Ann Lee | wrote')
    checkMarkdown('Not this one.\n\n> A note to the reader.')
  })

  it('are marked words in a transcript; its turns have speakers without being quotes', () => {
    const text =
      'Ann Lee met the press.\n\nMS. LEE:  I told him, “Go home.”\n\nQ    Did he?\n\nMR. CHEN: No. We stayed.'
    check(text, 'Go home. | Ann Lee | I | told')
    const { turns } = speechOf(text, textParagraphs(text))
    assert.deepEqual(
      turns.map(({ start, end, speaker }) => [text.slice(start, end).slice(0, 3), speaker]),
      [['MS.', 'Ann Lee'], ['Q  ', undefined], ['MR.', 'Chen']],
    ) // biome-ignore format: a table
    check('ANN LEE: “Go home.”', 'Go home. | ANN LEE | ANN LEE')
  })

  it('are found in German', () => {
    check(
      'Die Ministerin Anna Weiß hat das Gesetz nicht gelesen. „Es ist gut“, sagte Weiß. Sie nannte es „einen Erfolg“.',
      'Es ist gut | Anna Weiß | Weiß | sagte',
      'einen Erfolg | Anna Weiß | Sie | nannte',
    )
    check(
      'Der Sprecher erklärte: „Das ist nicht wahr.“',
      'Das ist nicht wahr. | Der Sprecher | Der Sprecher | erklärte',
    )
    check(
      '„Das ist nicht wahr“, so die Ministerin.',
      'Das ist nicht wahr | die Ministerin | die Ministerin | so',
    )
    check('»Das ist nicht wahr«, fügte der Mann hinzu.', 'Das ist nicht wahr | der Mann | der Mann | fügte')
  })

  it('leave out titles and words held at arm’s length', () => {
    check('Ann Lee appeared on “The Late Show” in May.')
    check('The so-called “experts” were wrong.')
  })

  it('leave out titles that end with the sentence, nicknames, and headlines in other marks', () => {
    check('“We go,” Ann Lee said on ABC’s “Good Morning.” It was late.', 'We go, | Ann Lee | Ann Lee | said')
    check('“Stop.” Ann Lee turned.', 'Stop.')
    check('Bo “Tig” Chen said he left.')
    check('Lee Says She ‘Must Go.’\n\n“I must go,” said Ann Lee.', 'I must go, | Ann Lee | Ann Lee | said')
    check(
      'He asked, ‘Why now?’ and “I must go,” said Ann Lee. “It is late.”',
      'Why now? |  | He | asked',
      'I must go, | Ann Lee | Ann Lee | said',
      'It is late. | Ann Lee | Ann Lee | said',
    )
  })

  it('end with their paragraph where that is plain, although nobody closed them', () => {
    check(
      '“We go,” said Ann Lee. “It is time, and we are ready.\n\nThe hall was full.',
      'We go, | Ann Lee | Ann Lee | said',
      'It is time, and we are ready. | Ann Lee | Ann Lee | said',
    )
    check('A pipe of “six inches is wide. Ann Lee left.')
  })

  it('keep inside the text, in order, without their marks, for any text', () => {
    const piece = fc.constantFrom(
      ...'“”"‘’\'«»„「」'.split(''), 'Xi', ' said ', 'he', ', ', '. ', '\n\n', '\n', 'the minister', 'word', '’s ',
    ) // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), pieces => {
        const text = pieces.join('')
        let last = 0
        for (const { spans, outer, speakerSpan } of speechOf(text, textParagraphs(text)).quotes) {
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
      speechOf(text, textParagraphs(text)).quotes
    }
  }).timeout(20_000)
})
