import assert from 'node:assert/strict'
import fc from 'fast-check'
import { draftLanguages } from '../../../src/draft/languages.ts'
import { parseDraft } from '../../../src/draft/parse.ts'
import { writerFor } from '../../../src/draft/writers.ts'

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

describe('what is written into a draft', () => {
  for (const language of draftLanguages) {
    it(`is read again as it was meant, in ${language}`, () => {
      const text = language === 'org' || language === 'asciidoc' ? plainWords : paragraph
      fc.assert(
        fc.property(fc.array(text, { minLength: 1, maxLength: 2 }), locator, (paragraphs, place) => {
          const write = writerFor(language)
          const content = { paragraphs, citekey: 'key-1', locator: place }
          for (const written of [write.inline(content), write.block(content)]) {
            const { citations, quotations } = parseDraft(language, `Before.\n\n${written}\n\nAfter.`)
            const told = JSON.stringify([written, quotations.map(({ map }) => map.text)])
            assert.equal(quotations.length, 1, told)
            assert.equal(quotations[0]!.map.text.replace(/\s+/g, ' '), paragraphs.join(' '), told)
            assert.equal(citations.length, 1, told)
            assert.equal(quotations[0]!.citation?.items[0]?.citekey, 'key-1', told)
            assert.deepEqual(citations[0]!.items[0]!.locator, place, told)
          }
        }),
        { numRuns: 200 },
      )
    })
  }
})
