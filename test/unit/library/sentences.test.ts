import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sentencesOf } from '../../../src/library/sentences.ts'

/** Checks that the sentences of a paragraph, written with `|` between them, are told apart just so. */
function check(marked: string): void {
  const expected = marked.split('|').map(sentence => sentence.trim())
  const text = marked.replace(/ ?\|(?= )|\|/g, '')
  const found = sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) =>
    text.slice(start, end),
  )
  assert.deepEqual(found, expected)
}

const CASES: Record<string, readonly string[]> = {
  'end with a full stop, a question or a call': [
    'The ship sailed at dawn. | Nobody waved.',
    'Who saw it leave? | I did.',
    'It is gone! | Look for another.',
    'What?! | Nobody told me.',
    'Never!! | We stay here.',
    'Really?? | Who told you?',
  ],
  'go on after abbreviations and initials': [
    'We met Dr. Adams and Prof. Lee at noon. | They were late.',
    'The book is by H. G. Fields. | Nobody read it.',
    'Her name is Anna B. Carter.',
    'We climbed Mt. Rainier from St. Paul.',
    'See p. 44 and Fig. 3 in vol. 2 for more.',
    'They sold it to Hall, Green & Co. at noon.',
    'They sold it to Hall, Green & Co. | It was cheap.',
    'Were Tom and co. at home?',
    'That is Sam Hill Jr.’s house.',
    'She came on Sept. 3 and left on Oct. 5.',
    'Apples, pears, etc. were sold. | Nobody came.',
    'Some fruit, e.g. Anna’s apples, i.e. Red ones, is sweet.',
    'The case is Roe vs. Wade.',
  ],
  'tell dotted names that end a sentence from those that do not': [
    'I moved to the U.S. | How about you?',
    'She works for the U.S. Senate in Ohio.',
    'He lived in the U.S. for ten years.',
    'They left the E.U. | The others stayed.',
    'He visited the U.S.A. last May.',
    'The shop opens at 9 a.m. Mrs. Hill has the key.',
    'We left at 6 p.m. | It was dark.',
    'We are alike, you and I. | Have you met Carl I. Jung?',
  ],
  'keep numbers, addresses and names whole': [
    'It costs $20.50 or 1.250,00 euros. | I paid.',
    'Write to ann.lee@mail.example.org. | She answers.',
    'The page is https://www.example.org/a.b/c.html. | Read it.',
    'You will find it under No. 1024.33.7. | Take it along.',
    'She works at Yippee! in the sales team.',
    'Version 2.0 of Node.js came out.',
  ],
  'keep quotations with the words that report them': [
    '“It is over.” she said.',
    'He turned round, ‘It is over.’ he said.',
    '“Why?” Smith asked.',
    '“Is it over?” he asked. | Nobody knew.',
    'She said, “It is over.” | He shut the book.',
    '“It is over!” | The crowd went home.',
    'He taught (he had been a smith before.) at the school.',
    '(It was late.) | We left.',
  ],
  'take ellipses as the next word tells': [
    'I never saw it.... | She did.',
    'I was . . . well, what I mean ... see . . . I forgot.',
    'It faded. . . . | The next day it was gone.',
    'It faded … and came back.',
    'It faded… | Then it came back.',
    '“Kant [...] wrote it [...]” (Hill 20).',
  ],
  'give list items sentences of their own': [
    '1. The first thing | 2. The second thing',
    '1) The first thing | 2) The second thing | 3) The third',
    '1.) The first thing. | 2.) The second thing.',
    'a. The first thing | b. The second thing',
    '• 9. The first thing | • 10. The second thing',
  ],
  'run over the ends of lines': ['It was a cold\nnight in the city. | We\nslept.', 'Cut off in the\nmiddle.'],
  'end without a space, where a sentence clearly does': ['Hello world.|Today is Monday.|We rest.'],
  'end in other scripts and languages': [
    '他走了。|我留下。',
    'यह एक है। | वह दो है।',
    'Wo ist er? | Er ging am 3. Oktober mit Dr. Weiß, d. h. Karl, z. B. nach Bonn.',
    '¿Quién es? | ¡Nadie!',
  ],
}

describe('sentences', () => {
  for (const [name, cases] of Object.entries(CASES)) {
    it(name, () => cases.forEach(check))
  }

  it('are those of Intl.Segmenter where nothing is abbreviated', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
    const word = fc.constantFrom(
      'house',
      'green',
      'Anna',
      'went',
      'Lights',
      'over',
      'there',
      'twelve',
      'Berlin',
    )
    const mark = fc.constantFrom('.', '?', '!', '?!', '.”', '.)', '!”')
    const piece = fc.tuple(fc.array(word, { minLength: 2, maxLength: 6 }), mark)
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), pieces => {
        const text = pieces.map(([words, end]) => `The ${words.join(' ')}${end}`).join(' ')
        const expected = [...segmenter.segment(text)].map(({ segment }) => segment.trim())
        const found = sentencesOf(text, { start: 0, end: text.length })
        assert.deepEqual(
          found.map(({ start, end }) => text.slice(start, end)),
          expected,
        )
      }),
    )
  })

  it('are in order, apart, and leave out nothing but white space, for any text', () => {
    const piece = fc.constantFrom(
      'a',
      'B',
      '.',
      '. ',
      '?',
      '…',
      '”',
      '(',
      ' ',
      '\n',
      '1',
      '1. ',
      'Mr. ',
      '。',
      'U.S',
      'it ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const text = pieces.join('')
        let rest = ''
        let from = 0
        for (const { start, end } of sentencesOf(text, { start: 0, end: text.length })) {
          assert.ok(start >= from && end > start)
          rest += text.slice(from, start)
          from = end
        }
        assert.equal((rest + text.slice(from)).trim(), '')
      }),
    )
  })
})
