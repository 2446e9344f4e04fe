import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { column, type PdfText, pdf } from './pdfFile.ts'
import { readFile, shown } from './read.ts'

async function check(
  file: Uint8Array,
  expected: readonly string[],
  pages?: readonly string[],
): Promise<void> {
  const { source, text, problems } = await readFile('a.pdf', file)
  assert.deepEqual(problems, [])
  assert.deepEqual(shown(text!), expected)
  assert.equal(source!.isText, false)
  for (const paragraph of text!.paragraphs)
    assert.deepEqual(text!.map.fromRaw(text!.map.toRaw(paragraph)), paragraph)
  if (pages)
    assert.deepEqual(
      text!.places!.map(({ locator }) => locator.value),
      pages,
    )
}

async function checkFault(file: Uint8Array, expected: RegExp): Promise<void> {
  const { source, problems } = await readFile('a.pdf', file)
  assert.equal(source, undefined)
  assert.equal(problems.length, 1)
  assert.match(problems[0]!.message, expected)
}

const FIRST = [
  'The keeper of the lighthouse counted the ships on Tuesday, and there',
  'were seventeen of them in the harbour, which nobody had expected of the',
  'third winter of the drought.',
]
const SECOND = [
  'Nobody on the island wanted to import water from the mainland, and yet',
  'everybody needed it, as the keeper said to whoever would listen.',
]

describe('a PDF', () => {
  it('gives paragraphs that are set apart by a gap, an indent or a short last line', async () => {
    const expected = [FIRST.join(' '), SECOND.join(' ')]
    await check(pdf([[...column(72, 700, FIRST), ...column(72, 650, SECOND)]]), expected)
    const indented = column(72, 700 - 36, SECOND).map(
      (line, i): PdfText => (i === 0 ? [84, line[1], 10, line[3]] : line),
    )
    await check(pdf([[...column(72, 700, FIRST), ...indented]]), expected)
    await check(pdf([column(72, 700, [...FIRST, ...SECOND])]), expected)
  })

  it('joins what line ends broke, and keeps the hyphens that are meant', () =>
    check(
      pdf([
        column(72, 700, [
          'A well-known keeper spoke of the impor-',
          'tation of water to a crowd that was well-',
          'known for its silence in the Anglo-',
          'American years of the drought.',
        ]),
      ]),
      [
        'A well-known keeper spoke of the importation of water to a crowd that was well-known for its silence in the Anglo-American years of the drought.',
      ],
    ))

  it('reads columns one after the other, even where the file goes from line to line', () => {
    const left = [
      'The keeper counted the ships in',
      'the harbour on Tuesday, as he',
      'did on all the other days of that',
      'winter, and wrote them down in',
      'a book of his.',
    ]
    const right = [
      'The council met every week and',
      'spoke of water, which was dear',
      'to everybody on the island, and',
      'voted for the ferry in the end,',
      'seven to two, as all had known.',
    ]
    const lines = left.flatMap((text, i): PdfText[] => [
      [72, 700 - 12 * i, 10, text],
      [320, 700 - 12 * i, 10, right[i]!],
    ])
    return check(pdf([lines]), [left.join(' '), right.join(' ')])
  })

  it('leaves out running heads and page numbers, and goes on over the page', () => {
    const page = (number: number, lines: readonly string[]): PdfText[] => [
      [72, 800, 9, `The Annals of Sandholm ${number}`],
      ...column(72, 700, lines),
      [290, 40, 9, String(number)],
    ]
    return check(
      pdf([page(7, FIRST.slice(0, 2)), page(8, [...FIRST.slice(2), ...SECOND])], {
        labels: '<< /Nums [0 << /S /r /St 7 >>] >>',
      }),
      [FIRST.join(' '), SECOND.join(' ')],
      ['vii', 'viii'],
    )
  })

  it('leaves out the head of a chapter that has but one page, tables of contents and the signs of lists', () =>
    check(
      pdf([
        [
          [72, 800, 10, 'Chapter 3: Water 1'],
          ...column(72, 700, FIRST),
          [72, 640, 10, '\x95 An item of a list.'],
        ],
        [[72, 800, 10, '3.1 On water . . . . . . . . . . . . 12'], ...column(72, 700, SECOND)],
      ]),
      [FIRST.join(' '), 'An item of a list.', SECOND.join(' ')],
    ))

  it('says on which pages its words stand', async () => {
    const { text } = await readFile(
      'a.pdf',
      pdf([column(72, 700, FIRST.slice(0, 2)), column(72, 700, [...FIRST.slice(2), ...SECOND])]),
    )
    assert.match(text!.raw, /^———— p\. 1 ————\n\nThe keeper[^\n]+of the\n\n———— p\. 2 ————\n\nthird winter/)
    assert.deepEqual(
      text!.places!.map(({ start, locator }) => [locator, text!.map.text.slice(start, start + 5)]),
      [
        [{ label: 'page', value: '1' }, 'The k'],
        [{ label: 'page', value: '2' }, 'third'],
      ],
    )
  })

  it('drops the marks of notes and puts the notes after the text', () =>
    check(
      pdf([
        [
          [72, 700, 10, 'The keeper counted ships.'],
          [187, 704, 6, '1'],
          ...column(72, 688, ['It was the third winter of the long drought, and the council met']),
          [72, 60, 8, '1. In the book of the harbour.'],
        ],
        column(72, 700, ['every week.']),
      ]),
      [
        'The keeper counted ships. It was the third winter of the long drought, and the council met every week.',
        '1. In the book of the harbour.',
      ],
      ['1', '2', '1'],
    ))

  it('tells its title and author, unless they are the name of a file', async () => {
    const { source } = await readFile(
      'a.pdf',
      pdf([column(72, 700, FIRST)], { info: '/Title (On water) /Author (Roe, Jane)' }),
    )
    assert.equal(source!.item.title, 'On water')
    assert.deepEqual(source!.item.author, [{ family: 'Roe', given: 'Jane' }])
    const other = await readFile(
      'b.pdf',
      pdf([column(72, 700, FIRST)], { info: '/Title (Microsoft Word - b.doc)' }),
    )
    assert.equal(other.source!.item.title, undefined)
  })

  it('is refused in one sentence when it is broken, encrypted or a scan', async () => {
    await checkFault(
      pdf([[], []]),
      /^has no text, only pictures of its pages \(a scan\)\. Run text recognition/,
    )
    await checkFault(new TextEncoder().encode('%PDF-1.7\nnothing'), /^is not a whole PDF file/)
    const encrypted = readFileSync(resolve(import.meta.dirname, '../../../fixtures/encrypted.pdf'))
    await checkFault(encrypted, /^is encrypted\. Save a copy without a password/)
  })
})
