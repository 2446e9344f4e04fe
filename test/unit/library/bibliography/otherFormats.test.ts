import assert from 'node:assert/strict'
import { readBibliography } from '../../../../src/library/bibliography/readBibliography.ts'

function read(name: string, text: string) {
  const { entries, problems } = readBibliography(`memory:/${name}`, new TextEncoder().encode(text))
  for (const { citekey, keySpan } of entries) {
    if (keySpan.end > keySpan.start) assert.equal(text.slice(keySpan.start, keySpan.end), citekey)
  }
  return { items: entries.map(({ item }) => item), entries, problems: problems.map(({ message }) => message) }
}

const ROE = {
  id: 'roe-2024',
  type: 'article-newspaper',
  title: 'On Walls',
  author: [{ family: 'Roe', given: 'Jane' }],
  issued: { 'date-parts': [[2024, 3, 5]] },
}

describe('other bibliographies', () => {
  it('have all entries, however deep one of them is', () => {
    const deep = `{"id": "deep", "custom": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`
    const { entries } = read('a.json', `[${deep}, ${JSON.stringify(ROE)}]`)
    assert.deepEqual(
      entries.map(({ citekey }) => citekey),
      ['deep', 'roe-2024'],
    )
  })

  it('have no more names in a list than any list of authors has', () => {
    const { items } = read(
      'a.json',
      JSON.stringify([{ ...ROE, author: Array(10_001).fill({ family: 'Roe' }) }]),
    )
    assert.equal(items[0]?.author?.length, 10_000)
  })

  it('are CSL-JSON, of which what is no CSL is left out', () => {
    const other = {
      id: 7,
      type: 'nonsense',
      volume: 3,
      title: ' Two\n lines ',
      author: [{ name: 'A Body' }, 5, {}],
      x: { y: 1 },
    }
    const { items, problems } = read('a.json', JSON.stringify([ROE, other, { title: 'No key' }], null, 2))
    assert.deepEqual(items, [
      ROE,
      { id: '7', type: 'document', volume: 3, title: 'Two lines', author: [{ literal: 'A Body' }] },
    ])
    assert.match(problems[0]!, /^line \d+: this entry has no “id”/)
  })

  it('are read item by item where JSON is broken', () => {
    const { items, problems } = read(
      'a.json',
      '[\n  {"id": "a"},\n  {"id": b},\n {"id": "c", "title": "\\"}"}\n]',
    )
    assert.deepEqual(
      items.map(({ id }) => id),
      ['a', 'c'],
    )
    assert.match(problems[0]!, /^line 3: this entry is not valid JSON/)
    assert.equal(problems.length, 1)
    const cut = read('a.json', '[{"id": "a"}, {"id": "b"')
    assert.deepEqual(
      cut.items.map(({ id }) => id),
      ['a'],
    )
    assert.match(cut.problems[0]!, /^line 1: this is not valid JSON .* may be incomplete/)
  })

  it('are CSL-YAML, read item by item', () => {
    const yaml = [
      '---',
      'references:',
      '- id: roe-2024',
      '  type: article-newspaper',
      '  title: On Walls',
      '  author:',
      '  - family: Roe',
      '    given: Jane',
      '  issued:',
      '    date-parts:',
      '    - - 2024',
      '      - 3',
      '      - 5',
      '- id: broken',
      '  title: [a',
      '- id: last',
      '  issued: 2020-02',
      '  URL: https://example.org',
      '...',
    ].join('\n')
    const { items, problems } = read('a.yaml', yaml)
    assert.deepEqual(items, [
      ROE,
      { id: 'last', type: 'document', issued: { 'date-parts': [[2020, 2]] }, URL: 'https://example.org' },
    ])
    assert.equal(problems.length, 1)
    assert.match(problems[0]!, /^line 1[56]: this entry cannot be read/)
    assert.deepEqual(read('b.yml', '[{id: a, title: T}]').items, [{ id: 'a', type: 'document', title: 'T' }])
  })

  it('are RIS', () => {
    const ris = [
      'TY  - NEWS',
      'ID  - roe-2024',
      'AU  - Roe, Jane',
      'AU  - The Walls Institute',
      'TI  - On Walls',
      'T2  - The Daily',
      'DA  - 2024/03/05/',
      'SP  - 10',
      'EP  - 20',
      'UR  - https://example.org/a',
      'L1  - seeds/a.pdf',
      'ER  - ',
      '',
      'TY  - BOOK',
      'ID  - open',
      'TI  - Never Ended',
      'TY  - BOOK',
      'TI  - No Key',
      'ER  -',
    ]
    for (const text of [ris.join('\n'), ris.join('\r\n')]) {
      const { items, entries, problems } = read('a.ris', text)
      assert.deepEqual(items, [
        {
          ...ROE,
          author: [{ family: 'Roe', given: 'Jane' }, { literal: 'The Walls Institute' }],
          'container-title': 'The Daily',
          page: '10-20',
          URL: 'https://example.org/a',
        },
        { id: 'open', type: 'book', title: 'Never Ended' },
      ])
      assert.deepEqual(entries[0]?.files, ['seeds/a.pdf'])
      assert.deepEqual(
        problems.map(message => message.slice(0, 26)),
        ['line 14: this entry has no', 'line 17: this entry has no'],
      )
    }
  })

  it('may name a key that does not stand there as it is, in CSL-YAML', () => {
    const [entry] = read('a.yaml', '- id: a\n-   &a id: b\n    note: |\n      - id:\n').entries.slice(-1)
    assert.equal(entry!.citekey, 'b')
    assert.equal(entry!.keySpan.end, entry!.keySpan.start)
  })

  it('may be indented by a hundred thousand spaces, in CSL-YAML', () => {
    const { entries, problems } = read('a.yaml', `${' '.repeat(100_000)}- id: a\n`)
    assert.equal(entries.length + problems.length, 1)
  })

  it('may have a work by a hundred thousand authors, in RIS', () => {
    const written = `TY  - BOOK\nID  - all\n${'AU  - Roe, Ann\n'.repeat(100_000)}ER  - \n`
    const [entry] = read('a.ris', written).entries
    assert.equal(entry!.item.author!.length, 100_000)
  }).timeout(30_000)

  it('are told apart from what is none', () => {
    assert.match(read('a.docx', 'x').problems[0]!, /^is no bibliography that can be read/)
    assert.match(read('a.bib', 'a\0b').problems[0]!, /^is a binary file/)
  })
})
