import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readBibtex } from '../../src/library/bibliography/bibtex.ts'
import type { Item, Name } from '../../src/library/source.ts'

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0

/** What Pandoc's reader and ours must agree on. Types and pages are CSL's; capitals of titles are as each leaves them. */
const BIB = String.raw`
@string{press = {Example Press}}
@article{walls, author = {Roe, Jane and Ludwig van Beethoven and {World Health Organization} and others},
  title = {On the {DNA} of {\"O}sterreich: a {B}ayesian Study}, journal = {Nature \& {Walls}}, year = 1999, month = mar,
  volume = 3, number = 4, pages = {10--20}, doi = {10.1/xy}, url = {http://example.org/a_b%20c}}
@book{names, author = {de la Cruz, Jr., Mar{\'i}a and Jean-Paul Sartre and Ole {\AA}s and H{\aa}kon {\c S}ahin and
  O'Neill, Eugene and Fran{\c{c}}ois de La Rochefoucauld}, editor = {{Barnes and Noble, Inc.}}, title = {Names},
  publisher = press # { Limited}, address = {New York}, year = {2001}, edition = {2nd}}
@inproceedings{paper, crossref = {meeting}, author = {Doe, John}, title = {A Paper}, pages = {1-2}}
@proceedings{meeting, title = {The Meeting}, editor = {Ed Itor}, year = {2003}}
@phdthesis{thesis, author = {Low, A. B.}, title = {A Thesis}, school = {University of X}, year = {2000}}
@techreport{report, author = {Low, Al}, title = {A Report}, institution = {Institute}, number = {7}, year = {2000}}
@incollection{part, author = {Roe, J.}, title = {A Part}, booktitle = {The Whole}, editor = {Doe, J.}, chapter = {3},
  publisher = press, series = {A Series}, year = {2010}}
@online{page, author = {Roe, Jane}, title = {Naïve Stra{\ss}e --- a Page}, url = {http://example.org/}, urldate = {2020-01-02},
  date = {2019-05/2019-06}}
@unpublished{draft, author = {Roe, Jane}, title = {A Draft}, note = {draft}, year = {2010}}
`

/** Marks of emphasis, capitals of titles and kinds of apostrophe and space differ between readers, and none is wrong. */
function plain(text: unknown): string {
  return String(text ?? '')
    .replace(/<[^<>]*>/g, '')
    .replace(/[’']/g, "'")
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .toLowerCase()
}

function nameOf(name: Name): string {
  const parts = [
    name.literal,
    name.given,
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.suffix,
  ]
  return parts.map(part => (part === undefined ? '' : plain(part))).join('|')
}

function summary(item: Item) {
  const names = (variable: string) => ((item[variable] as Name[] | undefined) ?? []).map(nameOf)
  const texts = [
    'title',
    'container-title',
    'publisher',
    'publisher-place',
    'collection-title',
    'volume',
    'issue',
    'number',
    'page',
    'edition',
    'DOI',
    'URL',
    'note',
    'genre',
    'chapter-number',
  ]
  const dates = (variable: string) => (item[variable] as Item['issued'])?.['date-parts']
  return {
    id: item.id,
    type: item.type,
    author: names('author'),
    editor: names('editor'),
    issued: dates('issued'),
    accessed: dates('accessed'),
    ...Object.fromEntries(texts.map(variable => [variable, plain(item[variable])])),
  }
}

describe('the .bib reader and Pandoc', () => {
  it('read the same', function () {
    if (!hasPandoc) this.skip()
    this.timeout(180_000)
    const { stdout, status } = spawnSync('pandoc', ['-f', 'biblatex', '-t', 'csljson'], {
      input: BIB,
      encoding: 'utf8',
    })
    assert.equal(status, 0)
    const theirs = (JSON.parse(stdout) as Item[]).map(summary)
    const { entries, faults } = readBibtex(BIB)
    assert.deepEqual(faults, [])
    assert.deepEqual(
      entries.map(({ item }) => summary(item)),
      theirs,
    )
  })
})
