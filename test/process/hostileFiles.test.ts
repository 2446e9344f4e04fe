import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { archive, bomb, docx } from '../unit/library/formats/officeFiles.ts'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'dist/cli.js')
/** What each library has besides what is hostile: it is to be found whatever lies beside it. */
const GOOD = 'The lighthouse keeper counted nine herons before the storm.'
const LONG_NAME = `${'n'.repeat(251)}.txt`

type Content = string | Uint8Array

interface Case {
  readonly name: string
  /** By path; sources lie in `seeds/`. */
  readonly files: Readonly<Record<string, Content>>
  /** Made after the files: links, sizes. */
  readonly also?: (folder: string) => void
  /** What is told on standard error. Nothing else may be. */
  readonly told?: readonly RegExp[]
  /** Words that are found all the same, and in which citekey. */
  readonly found?: readonly (readonly [query: string, citekey: string])[]
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const nested = (count: number) => '{'.repeat(count) + '}'.repeat(count)
const page = (body: string, head = '') =>
  `<!doctype html>${head}<html><body><article><p>${body}</p></article></body></html>`
const WORDS = 'and some more words of the same sentence'

const cases: readonly Case[] = [
  {
    name: 'invalid UTF-8',
    files: { 'seeds/a.txt': Buffer.from('A caf\xe9 opened in the harbour town.', 'latin1') },
    told: [/seeds\/a\.txt is not valid UTF-8 \(first at line 1\).*Save it as UTF-8\./],
    found: [['opened in the harbour town', 'a']],
  },
  {
    name: 'UTF-16 with its mark, in either order',
    files: {
      'seeds/little.txt': Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        utf16('Zinc mines closed in the valley.'),
      ]),
      'seeds/big.txt': Buffer.concat([
        Buffer.from([0xfe, 0xff]),
        utf16('Copper mines opened on the ridge.').swap16(),
      ]),
    },
    found: [
      ['Zinc mines closed in the valley', 'little'],
      ['Copper mines opened on the ridge', 'big'],
    ],
  },
  {
    name: 'UTF-16 without its mark',
    files: { 'seeds/a.txt': utf16('Zinc mines closed.') },
    told: [/a\.txt is a binary file, or UTF-16 without its mark\. Save it as UTF-8/],
  },
  {
    name: 'a binary',
    files: { 'seeds/a.txt': new Uint8Array([127, 69, 76, 70, 0, 1]) },
    told: [/a\.txt is a binary file/],
  },
  {
    name: 'a NUL far inside',
    files: { 'seeds/a.txt': `${'Filler words here. '.repeat(600)}Zinc mines\0 closed in the valley.` },
    found: [['mines closed in the valley', 'a']],
  },
  {
    name: 'CR, CRLF and U+2028 as ends of lines',
    files: {
      'seeds/cr.txt': 'First of all.\rZinc mines closed in the valley.\rLast of all.',
      'seeds/crlf.txt': 'First of all.\r\n\r\nCopper mines opened on the ridge.\r\n',
      'seeds/separator.txt': 'First of all.\u2028Silver mines flooded near the coast.\u2029Last.',
    },
    found: [
      ['Zinc mines closed in the valley', 'cr'],
      ['Copper mines opened on the ridge', 'crlf'],
      ['Silver mines flooded near the coast', 'separator'],
    ],
  },
  {
    name: 'a line of a megabyte',
    files: { 'seeds/a.txt': `${'many words '.repeat(90_000)}Zinc mines closed in the valley.` },
    found: [['Zinc mines closed in the valley', 'a']],
  },
  {
    name: 'files of 200 MB',
    files: { 'seeds/a.txt': '', 'seeds/b.pdf': '', 'seeds/c.md': 'Text.', 'seeds/c.json': '' },
    also: folder => {
      for (const name of ['a.txt', 'b.pdf', 'c.json']) truncateSync(join(folder, 'seeds', name), 200_000_000)
    },
    told: [
      /a\.txt is too large \(200 MB; the limit is 20 MB\)\. Split it/,
      /b\.pdf is too large \(200 MB/,
      /c\.json tells nothing of its source: it is too large \(200 MB/,
    ],
  },
  {
    name: 'odd names',
    files: Object.fromEntries(
      ['a b', 'c#d', 'e%20f', 'g?h', 'i\'j"k', '😀', '100%', '[x]', '-dash', '“q”', '\u202eevil'].map(
        (name, i) => [
          `seeds/${name}.txt`,
          `Number ${i} has ${['zinc', 'copper', 'silver', 'gold', 'tin', 'lead', 'iron', 'nickel', 'cobalt', 'radium', 'argon'][i]} mines in the valley.`,
        ],
      ),
    ),
    found: [
      ['gold mines in the valley', 'g?h'],
      ['lead mines in the valley', '😀'],
      ['iron mines in the valley', '100%'],
    ].map(([query]) => [query!, ''] as const),
  },
  {
    name: 'a name of 255 bytes',
    files: { [`seeds/${LONG_NAME}`]: 'Zinc mines closed in the valley.' },
    found: [['Zinc mines closed in the valley', 'n'.repeat(251)]],
  },
  {
    name: 'names that differ by case only, or by the Unicode form of an accent',
    files: {
      'seeds/Case.txt': 'Zinc mines closed in the valley.',
      'seeds/case.txt': 'Copper mines opened on the ridge.',
      'seeds/caf\u00e9.txt': 'Silver mines flooded near the coast.',
      'seeds/cafe\u0301.txt': 'Gold mines burned beneath the hill.',
    },
    told: [/seeds\/caf\S+ has the same citekey, caf\S+ as seeds\/caf\S+ Rename one of the files/],
    found: [
      ['Zinc mines closed in the valley', 'Case'],
      ['Copper mines opened on the ridge', 'case'],
      ['Gold mines burned beneath the hill', ''],
    ],
  },
  {
    name: 'links in a circle, to nothing, back, and out of the folder',
    files: {
      'outside/secret.txt': 'The secret password of the vault.',
      'seeds/sub/a.txt': 'Zinc mines closed in the valley.',
    },
    also: folder => {
      const link = (target: string, name: string) => symlinkSync(target, join(folder, 'seeds', name))
      link('loop.txt', 'loop.txt')
      link('nowhere.txt', 'dangling.txt')
      link('../outside/secret.txt', 'out.txt')
      link('../outside', 'outFolder')
      link('.', 'sub/up')
    },
    told: [
      /loop\.txt is a link that leads in a circle\. Remove it/,
      /dangling\.txt is a link to nothing\. Remove it/,
      /out\.txt is a link that leads out of the folder, so it is not followed\. Copy/,
      /outFolder is a link that leads out of the folder/,
      /sub\/up is a link to a folder that is listed already/,
    ],
    found: [['Zinc mines closed in the valley', 'a']],
  },
  {
    name: 'combining marks, text from right to left, and text without spaces',
    files: {
      'seeds/a.txt': `Zalgo: ${'a\u0301\u0302\u0303'.repeat(2_000)} Zinc mines closed in the valley.`,
      'seeds/b.txt': 'השר אמר היום כי הנמל לא יימכר לעולם. قال الوزير إن الميناء لن يباع.',
      'seeds/c.txt': '港口不会出售，部长今天在议会上这样说。',
    },
    found: [
      ['הנמל לא יימכר לעולם', 'b'],
      ['港口不会出售', 'c'],
      ['Zinc mines closed in the valley', 'a'],
    ],
  },
  {
    name: 'quotation marks that are never closed, and a block quote of a megabyte',
    files: {
      'seeds/a.txt': `“${'He said “no '.repeat(50_000)} Zinc mines closed in the valley.`,
      'seeds/b.md': `> ${'quoted words\n> '.repeat(70_000)}Copper mines opened on the ridge.\n`,
    },
    found: [
      ['Zinc mines closed in the valley', 'a'],
      ['Copper mines opened on the ridge', 'b'],
    ],
  },
  {
    name: 'front matter that is broken, deep, or a bomb of aliases',
    files: {
      'seeds/broken.md': '---\ntitle: [\n---\n\nZinc mines closed in the valley.\n',
      'seeds/deep.md': `---\ntitle: ${'['.repeat(500)}${']'.repeat(500)}\n---\n\nCopper mines opened on the ridge.\n`,
      'seeds/bomb.md': `---\na0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`).join('\n')}\ntitle: *a30\n---\n\nSilver mines flooded near the coast.\n`,
      'seeds/proto.md':
        '---\n__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\ntitle: T\n---\n\nGold mines burned beneath the hill.\n',
    },
    told: [
      /broken\.md front matter: /,
      /deep\.md front matter: it is nested too deeply/,
      /bomb\.md front matter: /,
    ],
    found: [
      ['Zinc mines closed in the valley', 'broken'],
      ['Copper mines opened on the ridge', 'deep'],
      ['Silver mines flooded near the coast', 'bomb'],
      ['Gold mines burned beneath the hill', 'proto'],
    ],
  },
  {
    name: 'broken and encrypted PDF files',
    files: {
      'seeds/text.pdf': 'This is no PDF at all, only words with an ending.',
      'seeds/short.pdf': pdf([column(70, 700, ['Zinc mines closed in the valley.'])]).subarray(0, 300),
      'seeds/empty.pdf': '',
    },
    also: folder =>
      copyFileSync(join(ROOT, 'test/fixtures/encrypted.pdf'), join(folder, 'seeds/encrypted.pdf')),
    told: [
      /text\.pdf is not a whole PDF file\. Download it or export it anew/,
      /short\.pdf is (?:not a whole PDF|damaged)/,
      /empty\.pdf is not a whole PDF file/,
      /encrypted\.pdf is encrypted\. Save a copy without a password/,
    ],
  },
  {
    name: 'zip bombs as Word and EPUB files, and archives that are cut off',
    files: {
      'seeds/a.docx': bomb('word/document.xml', 300_000_000, 300_000_000),
      'seeds/b.epub': bomb('META-INF/container.xml', 300_000_000, 100),
      'seeds/c.docx': docx('<w:p/>').subarray(0, 200),
      'seeds/d.epub': archive({ 'a.txt': 'x' }),
    },
    told: [
      /a\.docx unpacks to more than 50 MB, which no article does\. Remove it/,
      /b\.epub (?:unpacks to more than 50 MB|is damaged)/,
      /c\.docx is not a whole Word file/,
      /d\.epub is an archive, but no EPUB/,
    ],
  },
  {
    name: 'entities of XML, and some that lie outside',
    files: {
      'seeds/a.html': page(
        'Zinc mines closed in the valley. &lol9; &xxe;',
        `<!DOCTYPE x [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;"><!ENTITY xxe SYSTEM "file:///etc/passwd">]>`,
      ),
      'seeds/b.docx': docx(
        `<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><w:p><w:r><w:t>Copper mines opened on the ridge. &xxe;</w:t></w:r></w:p>`,
      ),
    },
    found: [
      ['Zinc mines closed in the valley', 'a'],
      ['Copper mines opened on the ridge', 'b'],
    ],
  },
  {
    name: 'addresses that are none',
    files: {
      'seeds/a.md':
        '---\ntitle: T\nurl: "http://[::1"\n---\n\nZinc mines closed in the valley. See <http://%zz> and [x](http://\ud7ff:99999999).\n',
      'seeds/b.html': page(
        `Copper mines opened on the ridge. <a href="http://[">x</a>`,
        '<base href="http://[::"><link rel="canonical" href="javascript:alert(1)">',
      ),
    },
    found: [
      ['Zinc mines closed in the valley', 'a'],
      ['Copper mines opened on the ridge', 'b'],
    ],
  },
  {
    name: 'a bibliography with a circle of crossrefs, 50,000 braces, and keys of objects',
    files: {
      'draft.md': '---\nbibliography: refs.bib\n---\n\nSee [@a].\n',
      'refs.bib': `@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n@book{c, title={${nested(50_000)}}}\n@book{d, title={${'{'.repeat(50_000)}\n@book{__proto__, title={P}}\n@book{constructor, title={C}, __proto__={x}}\n`,
      'seeds/a.txt': 'Zinc mines closed in the valley.',
    },
    told: [
      /refs\.bib line 2: the entry b inherits from a, which inherits from it\. Remove one/,
      /refs\.bib line \d+: the entry d cannot be read: this brace is never closed/,
    ],
    found: [['Zinc mines closed in the valley', 'a']],
  },
  {
    name: 'drafts that name bibliographies outside the folder',
    files: {
      'draft.md':
        '---\nbibliography: [../x.bib, /etc/passwd.bib, "\\\\\\\\server\\\\share\\\\x.bib", "file:///etc/x.bib"]\n---\n\nSee [@a].\n',
      'seeds/a.txt': 'Zinc mines closed in the valley.',
    },
    told: [
      /x\.bib is outside the folders that are open.*verbatim\.bibliography/,
      /\/etc\/passwd\.bib is outside the folders/,
      /share\/x\.bib is outside the folders/,
      /etc\/x\.bib does not exist/,
    ],
    found: [['Zinc mines closed in the valley', 'a']],
  },
  {
    name: 'bibliographies inside the folder that are links, or lie beneath links, out of it',
    files: {
      'draft.md': '---\nbibliography: [refs.bib, linked/refs.bib, own.bib]\n---\n\nSee [@secret; @mine].\n',
      '_quarto.yml': 'bibliography: project.bib\n',
      'real/own.bib': '@book{mine, title={Mine}}',
      'seeds/a.txt': 'Zinc mines closed in the valley.',
    },
    also: folder => {
      const outside = join(folder, '..', 'outside')
      mkdirSync(outside)
      writeFileSync(join(outside, 'refs.bib'), '@book{secret, title={Secret}')
      for (const name of ['refs.bib', 'project.bib'])
        symlinkSync(join(outside, 'refs.bib'), join(folder, name))
      symlinkSync(outside, join(folder, 'linked'))
      // One that stays inside is followed.
      symlinkSync(join(folder, 'real/own.bib'), join(folder, 'own.bib'))
    },
    told: [
      /^refs\.bib is outside the folders that are open/m,
      /linked\/refs\.bib is outside the folders that are open/,
      /project\.bib is outside the folders that are open/,
    ],
    found: [['Zinc mines closed in the valley', 'a']],
  },
]

describe('hostile files', function () {
  this.timeout(120_000)
  let parent: string
  let folder: string

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(parent, 'cache') },
    })

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'verbatim-hostile-'))
    folder = join(parent, 'project')
    mkdirSync(join(folder, 'seeds'), { recursive: true })
    write('seeds/good.txt', GOOD)
  })
  afterEach(() => rmSync(parent, { recursive: true }))

  const write = (path: string, content: Content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }

  const finds = (query: string, citekey: string) => {
    const { stdout, stderr, status } = run('search', `“${query}”`, '--json')
    assert.equal(status, 0, stderr)
    const [first] = JSON.parse(stdout).results
    assert.ok(first, `“${query}” is not found`)
    if (citekey !== '') assert.equal(first.citekey, citekey)
    return stderr
  }

  for (const { name, files, also, told = [], found = [] } of cases) {
    it(`say what is wrong and hide no others: ${name}`, () => {
      for (const [path, content] of Object.entries(files)) write(path, content)
      also?.(folder)
      const stderr = finds(GOOD, 'good')
      const lines = stderr.split('\n').filter(line => line !== '')
      for (const line of told)
        assert.ok(
          lines.some(one => line.test(one)),
          `${line} is not told:\n${stderr}`,
        )
      const others = lines.filter(line => !told.some(one => one.test(line)))
      assert.deepEqual(others, [])
      for (const [query, citekey] of found) finds(query, citekey)
    })
  }

  it('are many: each of thousands is found (VERBATIM_FILES=100000 for more)', () => {
    const count = Number(process.env.VERBATIM_FILES ?? 3_000)
    for (let i = 0; i < count; i++)
      write(`seeds/${i % 100}/${i}.txt`, `Heron number ${i} flew over the weir.`)
    finds(`Heron number ${count - 1} flew over`, String(count - 1))
    finds(GOOD, 'good')
  })

  it('cannot command a terminal, whatever shows them', () => {
    const evil = `\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e${WORDS}`
    write(
      'seeds/evil\u001b[31m.md',
      `---\ncitation-key: evil\ntitle: "${evil}"\nauthor: "${evil}"\n---\n\nJane Roe said: “${evil} twice.”\n`,
    )
    write('draft.md', `He said “${WORDS} thrice” [@evil, para. 1] and [@no\u009bbody].\n`)
    const commands = [
      ['sources'], ['sources', '--json'], ['quotes'], ['quotes', '--json'], ['search', WORDS], ['search', WORDS, '--json'],
      ['check', 'draft.md'], ['check', 'draft.md', '--format', 'json'], ['check', 'draft.md', '--format', 'sarif'],
      ['check', 'draft.md', '--format', 'github'], ['citations', 'draft.md'], ['bibliography', 'draft.md'],
    ] // biome-ignore format: a table
    for (const command of commands) {
      const { stdout, stderr } = run(...command)
      assert.ok(stdout.length > 0, command.join(' '))
      assert.doesNotMatch(
        stdout + stderr,
        /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/,
        command.join(' '),
      )
    }
    const [result] = JSON.parse(run('search', WORDS, '--json').stdout).results
    assert.ok(result.text.includes(WORDS))
  })
})
