import assert from 'node:assert/strict'
import fc from 'fast-check'
import { defaultSettings } from '../../../src/base/settings.ts'
import { draftStyle } from '../../../src/draft/draftStyle.ts'
import { draftLanguages } from '../../../src/draft/languages.ts'
import { parseDraft } from '../../../src/draft/parse.ts'
import { type Form, write } from '../../../src/draft/writeInsertion.ts'

const word = fc.constantFrom(
  'one',
  'two',
  'R&D',
  '5%',
  'a_b',
  '$5',
  'x@y',
  '#1',
  'C*',
  '~3',
  'it’s',
  'and',
  '<b>',
  '3.',
)
const paragraph = fc.array(word, { minLength: 2, maxLength: 8 }).map(words => `Words ${words.join(' ')} end`)
const locator = fc.constantFrom(
  undefined,
  { label: 'paragraph', value: '3' },
  { label: 'page', value: '3-5' },
)
/** Words that Org and AsciiDoc have no way of writing as they are are left out. */
const plainWords = fc
  .array(fc.constantFrom('one', 'two', 'it’s', '5%'), { minLength: 2 })
  .map(words => words.join(' '))

const FORMS: readonly Form[] = ['inline', 'block', 'footnote', 'attributed']
/** What makes a draft one of a dialect, or of a language. */
const OPENINGS: Readonly<Record<string, readonly string[]>> = {
  markdown: ['', '---\nlang: de\n---\n\n', '---\nlang: fr\n---\n\n', 'See {ref}`there`.\n\n'],
  latex: ['', '\\usepackage{csquotes}\n\n', '\\usepackage[ngerman]{babel}\n\n'],
  typst: ['', '#set text(lang: "de")\n\n'],
}

describe('what is written into a draft', () => {
  for (const language of draftLanguages) {
    it(`is read again as it was meant, in ${language}`, () => {
      const text = language === 'org' || language === 'asciidoc' ? plainWords : paragraph
      const opening = fc.constantFrom(...(OPENINGS[language] ?? ['']))
      const form = fc.constantFrom(...FORMS)
      fc.assert(
        fc.property(
          fc.array(text, { minLength: 1, maxLength: 2 }),
          locator,
          form,
          opening,
          (paragraphs, place, wanted, start) => {
            const facts = {
              author: 'Ann Roe',
              title: 'The Sea',
              reference: 'Ann Roe, The Sea, 2024',
              date: '2024',
              publisher: '',
            }
            const content = {
              paragraphs,
              citekey: 'key-1',
              locator: place,
              speaker: 'Jo Doe',
              url: '',
              ...facts,
            }
            const style = draftStyle(language, start)
            const written = write(content, wanted, style, defaultSettings.insert.templates).text
            const { citations, quotations } = parseDraft(language, `${start}Before.\n\n${written}\n\nAfter.`)
            const told = JSON.stringify([written, quotations.map(({ map }) => map.text)])
            assert.equal(quotations.length, 1, told)
            const read = quotations[0]!.map.text.replace(/\s+/g, ' ')
            assert.equal(wanted === 'attributed' ? read.replace(/,$/, '') : read, paragraphs.join(' '), told)
            assert.equal(citations.length, 1, told)
            assert.equal(quotations[0]!.citation?.items[0]?.citekey, 'key-1', told)
            assert.deepEqual(citations[0]!.items[0]!.locator, place, told)
          },
        ),
        { numRuns: 200 },
      )
    })
  }
})
