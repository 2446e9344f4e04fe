import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../src/library/frontMatter.ts'

function check(yaml: string, expected: object) {
  assert.deepEqual(readFrontMatter(yaml), { item: expected })
}

const authors = (yaml: string) => {
  const read = readFrontMatter(yaml)
  return 'item' in read ? read.item.author : read
}
const issued = (written: string) => {
  const read = readFrontMatter(`date: ${written}`)
  return 'item' in read ? read.item.issued : read
}

describe('front matter', () => {
  it('is read in the spellings that people use', () => {
    check(
      'Title: "On Walls"\ncitation-key: roe-2024\nby: Roe, Jane\npublished: 2024-03-05\nsource: https://x.org/a\n' +
        'publication: The Daily\npublisher: Press\nlang: en\npages: 3\ntags: [a, b]\ndraft: true\nid: 12',
      {
        id: 'roe-2024',
        title: 'On Walls',
        author: [{ family: 'Roe', given: 'Jane' }],
        issued: { 'date-parts': [[2024, 3, 5]] },
        URL: 'https://x.org/a',
        'container-title': 'The Daily',
        publisher: 'Press',
        language: 'en',
        page: '3',
      },
    )
    check(
      'source_url: http://y.org\nsite_name: Blog\ntype: post-weblog\nDOI: 10.1/x\nvolume: 2\nsource: JSTOR',
      {
        URL: 'http://y.org',
        'container-title': 'Blog',
        type: 'post-weblog',
        DOI: '10.1/x',
        volume: 2,
        source: 'JSTOR',
      },
    )
  })

  it('names authors without guessing', () => {
    const roe = { family: 'Roe', given: 'Jane' }
    assert.deepEqual(authors('author: Jane Roe'), [{ literal: 'Jane Roe' }])
    assert.deepEqual(authors('author: By Jane Roe and John Doe'), [
      { literal: 'Jane Roe' },
      { literal: 'John Doe' },
    ])
    assert.deepEqual(authors('author: Jane Roe, John Doe, and Al Low'), [
      { literal: 'Jane Roe' },
      { literal: 'John Doe' },
      { literal: 'Al Low' },
    ])
    assert.deepEqual(authors('author: Roe, Jane; Doe, John'), [roe, { family: 'Doe', given: 'John' }])
    assert.deepEqual(authors('author: Marks and Spencer'), [{ literal: 'Marks and Spencer' }])
    assert.deepEqual(
      authors('authors:\n - name: Roe, Jane\n - family: Roe\n   given: Jane\n - {literal: A Body}\n - 5'),
      [roe, roe, { literal: 'A Body' }],
    )
    assert.equal(authors('author: [null, {}, [x]]'), undefined)
  })

  it('reads dates of many forms, and keeps the others as they are', () => {
    const day = { 'date-parts': [[2024, 3, 5]] }
    for (const written of [
      '2024-03-05',
      '2024-03-05T10:00:00Z',
      '2024-03-05 10:00:00 +0100',
      '"March 5, 2024"',
      '5 March 2024',
      '"Tuesday, 5th Mar. 2024"',
      '2024/3/5',
      '5.3.2024',
      '20240305',
    ]) {
      assert.deepEqual(issued(written), day, written)
    }
    assert.deepEqual(issued('2024'), { 'date-parts': [[2024]] })
    assert.deepEqual(issued('2024-03'), { 'date-parts': [[2024, 3]] })
    assert.deepEqual(issued('{year: 2024, month: 3}'), { 'date-parts': [[2024, 3]] })
    assert.deepEqual(issued('{date-parts: [[2024, 3, 5]]}'), day)
    assert.deepEqual(issued('last spring'), { raw: 'last spring' })
    assert.deepEqual(issued('03/05/2024'), { raw: '03/05/2024' })
    assert.equal(issued('[]'), undefined)
  })

  it('is bounded, whatever is in it', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`)
      .join('\n')}`
    const deep = `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const steps = Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')
    const dashes = `a:\n ${'- '.repeat(20_000)}x`
    for (const yaml of ['title: [', 'a: b: c', bomb, deep, steps, dashes, 'x: "'.padEnd(2_000_000, 'y')]) {
      const read = readFrontMatter(yaml)
      assert.ok('error' in read && /^front matter: \S/.test(read.error), yaml.slice(0, 40))
    }
    check('just words', {})
    check('', {})
    check('__proto__: {title: x}\nconstructor: y\ntitle: T', { title: 'T' })
  })
})
