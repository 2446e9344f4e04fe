import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readBibtex } from '../../src/library/bibliography/bibtex.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0

/** Our names of styles, and the files that Pandoc gets. */
const STYLES = {
  apa: 'apa',
  chicago: 'chicago-author-date',
  mla: 'modern-language-association',
  ieee: 'ieee',
  harvard: 'harvard-cite-them-right',
  vancouver: 'vancouver',
  nature: 'nature',
}
const TYPES = [
  'article-journal', 'book', 'chapter', 'paper-conference', 'report', 'thesis', 'webpage', 'article-newspaper',
  'article-magazine', 'manuscript',
] // biome-ignore format: a list
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Fifty works of ten types, by one to twenty-two authors, whose order by name is never in doubt. */
const ITEMS = Array.from({ length: 50 }, (_, i) => {
  const type = TYPES[i % 10]!
  const family = (j: number) =>
    `${LETTERS[Math.floor(i / 2)]}${i % 2 ? 'o' : 'a'}${'rest'.slice(0, 1 + (j % 4))}${'aeiou'[j % 5]}`
  const count = [1, 2, 3, 7, 22][Math.floor(i / 10)]!
  const author = Array.from({ length: count }, (_, j) => ({
    family: family(j),
    given: ['Jane', 'John P.', 'Søren'][j % 3]!,
  }))
  const date = [[2001 + (i % 20), 1 + (i % 12), 1 + (i % 28)], [1990 + (i % 20)], [2010 + (i % 10), 5]][
    i % 3
  ]!
  const isPart = /article|chapter|conference/.test(type)
  const isPublished = /book|chapter|report|thesis|conference/.test(type)
  return {
    id: `k${i}`,
    type,
    title: `${['The slow rise of walls', 'Counting <i>Homo sapiens</i>', 'On the DNA of towns: a study'][i % 3]} ${i}`,
    author,
    issued: { 'date-parts': [date] },
    ...(isPart && {
      'container-title': ['Journal of Examples', 'The Daily Example'][i % 2],
      page: `${10 + i}-${25 + i}`,
    }),
    ...(/journal|magazine/.test(type) && {
      volume: `${3 + i}`,
      issue: `${1 + (i % 4)}`,
      DOI: `10.1000/x${i}`,
    }),
    ...(isPublished && {
      publisher: ['Example Press', 'University of X'][i % 2],
      'publisher-place': 'New York',
    }),
    ...(type === 'chapter' && { editor: [{ family: 'Editor', given: 'Eve' }] }),
    ...(type === 'webpage' && {
      URL: `https://example.org/p${i}`,
      accessed: { 'date-parts': [[2024, 3, 5]] },
    }),
  }
})

describe('the bibliography on the command line', function () {
  this.timeout(120_000)
  let folder: string

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'bibliography', ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
  const entries = (text: string) =>
    text
      .trim()
      .split(/\n\n+/)
      .map(entry => entry.replace(/[\s\u2009\u202f]+/g, ' ').trim())

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-bibliography-'))
    mkdirSync(join(folder, 'seeds'))
    writeFileSync(join(folder, 'seeds/k0.txt'), 'Walls rise.')
    writeFileSync(join(folder, 'items.json'), JSON.stringify(ITEMS))
    writeFileSync(
      join(folder, 'draft.md'),
      `---\nbibliography: items.json\n---\n\n${ITEMS.map(({ id }) => `[@${id}]`).join(' ')}\n`,
    )
    writeFileSync(
      join(folder, 'short.md'),
      '---\nbibliography: items.json\nlang: de\n---\n\n[@k2; @nobody] and @k1.\n',
    )
  })

  after(() => rmSync(folder, { recursive: true }))

  for (const [name, file] of Object.entries(STYLES)) {
    it(`is what Pandoc makes of it, in the style ${name}`, function () {
      if (!hasPandoc) this.skip()
      const { status, stdout, stderr } = run('draft.md', '--style', name)
      assert.equal(status, 0, stderr)
      const pandoc = spawnSync(
        'pandoc',
        ['-t', 'plain', '--wrap=none', '--citeproc', '--csl', join(ROOT, 'csl', `${file}.csl`), 'draft.md'],
        { cwd: folder, encoding: 'utf8' },
      )
      const ours = entries(stdout)
      assert.equal(ours.length, ITEMS.length)
      // Pandoc’s plain text has the draft’s own paragraph first.
      assert.deepEqual(ours, entries(pandoc.stdout).slice(-ITEMS.length))
    })
  }

  it('speaks the draft’s language, tells what it does not know, and writes all formats', () => {
    const text = run('short.md', '--style', 'apa')
    assert.equal(text.status, 1)
    assert.match(text.stderr, /There is no source with the citekey nobody\./)
    assert.match(text.stdout, /\(Hrsg\.\)/)
    assert.match(run('short.md', '--format', 'markdown').stdout, /\*Counting .*Homo sapiens/)
    assert.match(
      run('short.md', '--format', 'html').stdout,
      /^<div class="csl-bib-body">\n\s*<div class="csl-entry">/,
    )
    const items = JSON.parse(run('short.md', '--format', 'csl-json').stdout)
    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      ['k2', 'k1'],
    )
  })

  it('takes a style of the writer’s own, and says what is wrong with one', () => {
    const style = join(ROOT, 'csl/nature.csl')
    assert.equal(run('short.md', '--style', style).stdout, run('short.md', '--style', 'nature').stdout)
    for (const wrong of ['nonsense', 'missing.csl', join(folder, 'items.csl')]) {
      if (wrong.endsWith('items.csl')) writeFileSync(wrong, 'no style')
      const { status, stderr } = run('short.md', '--style', wrong)
      assert.equal(status, 2)
      assert.match(stderr, /^verbatim: .*(?:nonsense|missing|items).*\.\n$/)
    }
  })

  it('comes back as it was from its own BibTeX', () => {
    const bib = run('draft.md', '--format', 'bibtex').stdout
    const { entries: read, faults } = readBibtex(bib)
    assert.deepEqual(faults, [])
    const plain = ({ id, title, author, issued, page, URL }: Record<string, unknown>) => ({
      id,
      title,
      author,
      issued,
      page,
      URL,
    })
    assert.deepEqual(
      read.map(({ item }) => plain(item)),
      ITEMS.map(plain),
    )
  })
})
