import assert from 'node:assert/strict'
import { DraftReader } from '../../../src/draft/draftReader.ts'
import { parseDraft } from '../../../src/draft/parse.ts'
import { SourceNames } from '../../../src/draft/sourceNames.ts'
import type { Item } from '../../../src/library/source.ts'

const work = (citekey: string, name: string, title: string, year: number, more: Partial<Item> = {}) => {
  const [given, family] = name.split(' ')
  const item: Item = {
    id: citekey,
    type: 'book',
    title,
    author: [{ given: given!, family: family! }],
    issued: { 'date-parts': [[year]] },
    ...more,
  }
  return { citekey, item }
}

const WORKS = [
  work('marlow-tides', 'Jane Marlow', 'The Tides', 2019),
  work('marlow-tides-2', 'Jane Marlow', 'The Tides of Time: A History', 2021),
  work('reed-shore', 'Tom Réed', 'Shore and <i>Harbour</i> Rules', 2018),
  work('same-1', 'Ann Lee', 'Open Letters', 2001),
  work('same-2', 'Ann Lee', 'Open Letters', 2011),
  work('paper', 'x y', 'The Long Strike Ends', 2020, { author: [], 'container-title': 'Daily Courier' }),
]
const names = new SourceNames(() => WORKS)

/** The citations of a note, as `prefix|citekey|locator|suffix: the reference as written`. */
function check(
  note: string,
  expected: readonly string[],
  language = 'markdown',
  draft = `“No.”[^1]\n\n[^1]: ${note}`,
) {
  const { citations, quotations } = parseDraft(language, draft, names)
  const told = citations.map(({ items, isInNote }) => {
    const [{ prefix, citekey, locator, suffix, keySpan, isWritten }] = items as [(typeof items)[0]]
    assert.ok(isWritten && isInNote)
    const place = locator ? `${locator.label} ${locator.value}` : ''
    return `${prefix}|${citekey}|${place}|${suffix}: ${draft.slice(keySpan.start, keySpan.end)}`
  })
  assert.deepEqual(told, expected, draft)
  if (expected.length === 1) assert.equal(quotations[0]!.citation, citations[0])
}

describe('references that are written out in notes', () => {
  it('name a source by author and title', () => {
    check('Jane Marlow, ‘The Tides’, 2019, p. 4.', ['|marlow-tides|page 4|: Jane Marlow, ‘The Tides’, 2019'])
    check('See Marlow, *The Tides of Time*, chap. 2, for more.', [
      'See|marlow-tides-2|chapter 2|for more: Marlow, *The Tides of Time*',
    ])
    check('Tom Reed, “Shore and Harbour Rules” (London, 2018), 45.', [
      '|reed-shore|page 45|: Tom Reed, “Shore and Harbour Rules” (London, 2018)',
    ])
    check('“The Long Strike Ends”, Daily Courier, 3 May 2020.', [
      '|paper||: “The Long Strike Ends”, Daily Courier, 3 May 2020',
    ])
  })

  it('name a source by author, year and a word of its title', () => {
    check('Marlow, ‘Tides’ (2019), p. 4', ['|marlow-tides|page 4|: Marlow, ‘Tides’ (2019)'])
    check('Reed, Harbour Rules, 2018.', ['|reed-shore||: Reed, Harbour Rules, 2018'])
  })

  it('name none where that would be a guess', () => {
    const none = [
      'Marlow, p. 4.',
      'Marlow 2019, p. 4.',
      'Marlow, ‘Tides’.',
      '‘The Tides’, 2019.',
      'Jane Marlow, ‘Another Tides’, 2018.',
      'Reed, ‘Another Harbour’, 2018.',
      'Ann Lee, ‘Open Letters’.',
      'Ibid., p. 4.',
      'The river rises.',
    ]
    for (const note of none) check(note, [])
  })

  it('tell works of the same name apart by the year, or by the longer title', () => {
    check('Ann Lee, ‘Open Letters’, 2011.', ['|same-2||: Ann Lee, ‘Open Letters’, 2011'])
    check('Jane Marlow, ‘The Tides of Time: A History’.', [
      '|marlow-tides-2||: Jane Marlow, ‘The Tides of Time: A History’',
    ])
  })

  it('may be several in a note, and beside keys', () => {
    check('Jane Marlow, ‘The Tides’, p. 4; cf. Tom Reed, ‘Shore and Harbour Rules’, ch. 2.', [
      '|marlow-tides|page 4|: Jane Marlow, ‘The Tides’',
      'cf.|reed-shore|chapter 2|: Tom Reed, ‘Shore and Harbour Rules’',
    ])
    const { citations } = parseDraft(
      'markdown',
      'x^[Marlow, ‘The Tides’; @key.] Marlow, ‘The Tides’, 2019.',
      names,
    )
    assert.deepEqual(
      citations.map(({ items }) => [items[0]!.citekey, items[0]!.isWritten]),
      [
        ['marlow-tides', true],
        ['key', undefined],
      ],
    )
  })

  it('are understood in notes of every markup', () => {
    const expected = (written: string) => [`|marlow-tides|page 4|: ${written}`]
    const words = 'Jane Marlow, ‘The Tides’, 2019'
    check('', expected(words), 'markdown', `“No.”^[${words}, p. 4.]`)
    check(
      '',
      expected('Jane Marlow, \\emph{The Tides'),
      'latex',
      "``No.''\\footnote{Jane Marlow, \\emph{The Tides}, p.~4.}",
    )
    check('', expected(words), 'typst', `"No."#footnote[${words}, p. 4.]`)
    check('', expected(words), 'org', `“No.”[fn:1]\n\n[fn:1] ${words}, p. 4.`)
    check('', expected(words), 'asciidoc', `“No.”footnote:[${words}, p. 4.]`)
  })

  it('are read anew when the library has others', () => {
    const reader = new DraftReader()
    const text = '“No.”[^1]\n\n[^1]: Jane Marlow, ‘The Tides’, 2019, p. 4.'
    assert.equal(reader.read('markdown', text).quotations[0]!.citation, undefined)
    const [quotation] = reader.read('markdown', text, names).quotations
    assert.equal(quotation?.citation?.items[0]?.citekey, 'marlow-tides')
    assert.equal(reader.read('markdown', text, new SourceNames(() => [])).citations.length, 0)
  })
})
