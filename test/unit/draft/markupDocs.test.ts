import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseDraft } from '../../../src/draft/parse.ts'
import { SourceNames } from '../../../src/draft/sourceNames.ts'

const MANUAL = readFileSync(resolve(import.meta.dirname, '../../../docs/markup.md'), 'utf8')

/** What each example of the manual says, in its order: citations as `key locator`, quotations as `words → keys`. */
const EXAMPLES: readonly (readonly [language: string, citations: string, quotations: string])[] = [
  [
    'markdown',
    'tides chapter 2, rules, tides page 4',
    'Words of the book. → tides | more of it → ? tides rules',
  ],
  [
    'markdown',
    'smith-2024 page 33, smith-2024 page 33-35, smith-2024 chapter 1 + -jones-2020 page VI + 10.1000/x.y(z), ' +
      'jones-2020, smith-2024 paragraph 3, smith-2024',
    'Words of Smith → smith-2024 | words of hers → smith-2024 | Words → smith-2024 | more words → jones-2020 | ' +
      'Words of a block quote. → smith-2024',
  ],
  ['markdown', 'smith-2024, jones-2020 page 3', 'Words → smith-2024 | more → jones-2020'],
  [
    'latex',
    'smith-2024 page 33, jones-2020 page 3, smith-2024, smith-2024 page 33, lee-2019 + lee-2020, smith-2024 page 33, ' +
      'smith-2024 page 3 + jones-2020 page 4, smith-2024 page 3',
    'Words → smith-2024 | more → jones-2020 | Words → smith-2024 | Words → smith-2024 | Mots → lee-2019 lee-2020 | ' +
      'Words of a block quote, […] with [an insertion]. → smith-2024 | Words → smith-2024 jones-2020 | Words → smith-2024',
  ],
  [
    'typst',
    'smith-2024 page 33, jones-2020 page 3, smith-2024, smith-2024',
    'Words → smith-2024 | more → jones-2020 | Words of a block quote. → smith-2024 | Words → smith-2024',
  ],
  [
    'org',
    'smith-2024 page 33, jones-2020 page 3 + smith-2024, smith-2024, smith-2024',
    'Words → smith-2024 | more → smith-2024 | Words of a block quote. → smith-2024 | Words → smith-2024',
  ],
  [
    'asciidoc',
    'smith-2024 page 33, jones-2020, smith-2024 page 3, smith-2024 page 33, jones-2020',
    'Words → smith-2024 | more → smith-2024 | Words of a block quote. → smith-2024 | ' +
      'Words in the manner of Markdown. → jones-2020',
  ],
  [
    'html',
    'https://example.org/article, smith-2024 page 33, https://example.org/article',
    'Words → https://example.org/article | more words → smith-2024 | Words of a block quote. → https://example.org/article',
  ],
  ['html', 'jones-2020, smith-2024', 'Words of a block quote. → jones-2020 | Other words. → smith-2024'],
  ['text', 'smith-2024 page 33, jones-2020', 'Words → smith-2024 | Words of a block quote. → jones-2020'],
]

/** The library that the example of written references has. */
const names = new SourceNames(() => [
  {
    citekey: 'tides',
    item: {
      id: 'tides',
      type: 'book',
      title: 'The Tides',
      author: [{ given: 'Jane', family: 'Marlow' }],
      issued: { 'date-parts': [[2019]] },
    },
  },
  {
    citekey: 'rules',
    item: { id: 'rules', type: 'book', title: 'Harbour Rules', author: [{ given: 'Tom', family: 'Reed' }] },
  },
])

function told(language: string, text: string): readonly [string, string] {
  const { citations, quotations } = parseDraft(language === 'text' ? 'plaintext' : language, text, names)
  const cited = citations.map(({ items }) =>
    items
      .map(({ citekey, mode, locator }) => {
        const key = mode === 'suppress-author' ? `-${citekey}` : citekey
        return locator ? `${key} ${locator.label} ${locator.value}` : key
      })
      .join(' + '),
  )
  const quoted = quotations.map(({ map, citation, candidates }) => {
    const keys = citation?.items.map(({ citekey }) => citekey) ?? [
      '?',
      ...candidates.map(({ items }) => items[0]!.citekey),
    ]
    return `${map.text.replace(/\s+/g, ' ')} → ${keys.join(' ')}`
  })
  return [cited.join(', '), quoted.join(' | ')]
}

describe('the manual of markups', () => {
  const examples = [...MANUAL.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
    language: language!,
    text: text!,
  }))

  it('has as many examples as are told here', () => assert.equal(examples.length, EXAMPLES.length))

  for (const [i, [language, citations, quotations]] of EXAMPLES.entries()) {
    it(`has an example ${i + 1}, in ${language}, that is understood as it says`, () => {
      const example = examples[i]!
      assert.equal(example.language, language)
      assert.deepEqual(told(language, example.text), [citations, quotations], example.text)
    })
  }

  it('says where citations are read otherwise than by Pandoc', () => {
    const section = MANUAL.slice(MANUAL.indexOf('| text | Pandoc |'))
    const rows = section.slice(0, section.indexOf('\n\n')).split('\n').slice(2)
    assert.ok(rows.length >= 6)
    for (const row of rows) {
      const [, shown = '', , verbatim = ''] = row.split(/(?<!\\)\|/).map(cell => cell.trim())
      const texts = [...shown.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)
      const isNone = verbatim === 'no citation'
      const text = shown.includes('blank line') ? texts.join('\n\n') : undefined
      for (const one of text === undefined ? texts : [text]) {
        const { citations } = parseDraft('markdown', one.replace('café@', 'cafe\u0301@'))
        if (isNone) assert.deepEqual(citations, [], one)
        else assert.deepEqual([citations.length, citations[0]?.items[0]?.locator], [1, undefined], one)
      }
    }
  })
})
