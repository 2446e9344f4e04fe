import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readBibtex } from '../../../../src/library/bibliography/bibtex.ts'
import { readBibliography } from '../../../../src/library/bibliography/readBibliography.ts'

function itemsOf(bib: string) {
  const { entries, faults } = readBibtex(bib)
  assert.deepEqual(faults, [])
  return entries.map(({ item }) => item)
}

/** The one entry's variables, without those that every entry has. */
function check(fields: string, expected: object, type = 'article') {
  const [item] = itemsOf(`@${type}{k,\n${fields}\n}`)
  const { id, type: _, ...rest } = item!
  assert.equal(id, 'k')
  assert.deepEqual(rest, expected)
}

/** Problems as `line: message`, and the keys that were read in spite of them. */
function faultsOf(bib: string) {
  const { entries, problems } = readBibliography('memory:/refs.bib', new TextEncoder().encode(bib))
  return { keys: entries.map(({ citekey }) => citekey), problems: problems.map(({ message }) => message) }
}

const names = (author: string) => itemsOf(`@book{k, author = {${author}}}`)[0]?.author
const title = (tex: string) => itemsOf(`@book{k, title = {${tex}}}`)[0]?.title

describe('the .bib reader', () => {
  it('reads a BibTeX article', () => {
    check(
      'author = {Roe, Jane},\ntitle = "On {DNA}",\njournal = {Nature {B}}, year = 1999, month = mar,\n' +
        'volume = 3, number = {4}, pages = {10--20}, doi = {10.1/a_b}, url = {https://x.org/a\\_b%20c}',
      {
        author: [{ family: 'Roe', given: 'Jane' }],
        title: 'On DNA',
        'container-title': 'Nature B',
        issued: { 'date-parts': [[1999, 3]] },
        volume: '3',
        issue: '4',
        page: '10-20',
        DOI: '10.1/a_b',
        URL: 'https://x.org/a_b%20c',
      },
    )
  })

  it('reads a BibLaTeX web page with dates of every precision', () => {
    check(
      'title = {T}, subtitle = {S}, date = {2019-05/2019-06}, urldate = {2020-01-02}, origdate = {1905}, langid = {german}',
      {
        title: 'T: S',
        issued: {
          'date-parts': [
            [2019, 5],
            [2019, 6],
          ],
        },
        accessed: { 'date-parts': [[2020, 1, 2]] },
        'original-date': { 'date-parts': [[1905]] },
        language: 'german',
      },
      'online',
    )
    assert.deepEqual(itemsOf('@misc{k, year = {n.d.}}')[0]?.issued, { raw: 'n.d.' })
    assert.deepEqual(itemsOf('@misc{k, date = {1979~}}')[0]?.issued, { 'date-parts': [[1979]], circa: true })
  })

  it('tells persons from bodies, and parts from parts', () => {
    assert.deepEqual(names('Ludwig van Beethoven'), [
      { family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' },
    ])
    assert.deepEqual(names("de la Cruz, Jr., Mar{\\'\\i}a"), [
      { family: 'Cruz', given: 'María', 'dropping-particle': 'de la', suffix: 'Jr.' },
    ])
    assert.deepEqual(names('{World Health Organization} and {{Barnes and Noble}}'), [
      { literal: 'World Health Organization' },
      { literal: 'Barnes and Noble' },
    ])
    assert.deepEqual(names('Jean-Paul Sartre and others'), [
      { family: 'Sartre', given: 'Jean-Paul' },
      { literal: 'others' },
    ])
    assert.deepEqual(names('family=Beauvoir, given=Simone, prefix=de, useprefix=true'), [
      { family: 'Beauvoir', given: 'Simone', 'non-dropping-particle': 'de' },
    ])
    assert.deepEqual(names('Plato'), [{ family: 'Plato' }])
    assert.deepEqual(names('J. {\\O}stergaard AND\nA. {\\"O}. B{\\"a}r'), [
      { family: 'Østergaard', given: 'J.' },
      { family: 'Bär', given: 'A. Ö.' },
    ])
  })

  it('shows TeX as a reader sees it, in NFC', () => {
    assert.equal(
      title('{\\"O}sterreich, \\v{S}koda, \\c{c}a, na\\"{\\i}ve, \\AA rhus, Stra{\\ss}e'),
      'Österreich, Škoda, ça, naïve, Århus, Straße',
    )
    assert.equal(
      title("``Cats'' \\& dogs---or: 5--6 \\% of it~all"),
      '“Cats” & dogs—or: 5–6 % of it\u00a0all',
    )
    assert.equal(
      title('The {\\em Origin} of \\emph{Species} in H$_2$O and $\\alpha$'),
      'The <i>Origin</i> of <i>Species</i> in H<sub>2</sub>O and α',
    )
    assert.equal(title('Radix-2\\({}^{\\mbox{k}}\\)'), 'Radix-2<sup>k</sup>')
    assert.equal(title('Cafe\u0301'), 'Café')
    assert.equal(title('\\unknown{kept} \\"'), 'kept')
    assert.equal(title(`${'{'.repeat(5_000)}deep${'}'.repeat(5_000)}`), 'deep')
    const emphasis = title(`${'\\textit{'.repeat(5_000)}deep${'}'.repeat(5_000)}`)!
    assert.equal(emphasis.replace(/<[^>]+>/g, ''), 'deep')
    assert.ok(emphasis.length < 1_000, `${emphasis.length} characters`)
  })

  it('joins strings, and knows the months', () => {
    const [first, second] = itemsOf(
      '@string{jr = "Journal of "}\n@STRING(roe = {Roe, Jane})\n' +
        '@article(a, author = roe, journal = jr # {Rests}, month = 10 # "~" # nov, year = {2001})\n' +
        '@article{b, journal = JR # "Naps"}',
    )
    assert.equal(first?.['container-title'], 'Journal of Rests')
    assert.deepEqual(first?.author, [{ family: 'Roe', given: 'Jane' }])
    assert.deepEqual(first?.issued, { 'date-parts': [[2001, 11, 10]] })
    assert.equal(second?.['container-title'], 'Journal of Naps')
  })

  it('inherits by crossref and xdata', () => {
    const [paper, , chapter] = itemsOf(
      '@inproceedings{p, crossref = {c}, title = {Paper}}\n' +
        '@proceedings{c, title = {Meeting}, editor = {Ed Itor}, date = {2003}}\n' +
        '@incollection{x, xdata = {one, two}, title = {X}}\n' +
        '@xdata{one, publisher = {P}}\n@xdata{two, location = {L}, publisher = {Not this}}',
    )
    assert.equal(paper?.title, 'Paper')
    assert.equal(paper?.['container-title'], 'Meeting')
    assert.deepEqual(paper?.editor, [{ family: 'Itor', given: 'Ed' }])
    assert.deepEqual(paper?.issued, { 'date-parts': [[2003]] })
    const [part] = itemsOf(
      '@inbook{p, crossref = {w}, pages = {2}}\n@book{w, author = {Low, Al}, title = {Whole}}',
    )
    assert.deepEqual([part?.title, part?.author], ['Whole', [{ family: 'Low', given: 'Al' }]])
    assert.equal(chapter?.publisher, 'P')
    assert.equal(chapter?.['publisher-place'], 'L')
  })

  it('tells a circle of crossrefs, and one that leads nowhere, and reads the entries', () => {
    const { keys, problems } = faultsOf(
      '@book{a, crossref = {b}, title = {A}}\n@book{b, crossref = {a}, title = {B}}\n@book{c, crossref = {gone}, title = {C}}\n' +
        '@book{d, crossref = {d}, title = {D}}',
    )
    assert.deepEqual(keys, ['a', 'b', 'c', 'd'])
    assert.equal(problems.length, 3)
    assert.match(problems[0]!, /^line 2: the entry b inherits from a, which inherits from it\. Remove/)
    assert.match(problems[1]!, /^line 3: the entry c inherits from gone, which is not in this file\. Add/)
  })

  it('loses one entry to one fault, and tells its line, its reason and what to do', () => {
    const entry = (key: string) => `@article{${key},\n  title = {Title of ${key}},\n  year = {2001}\n}\n`
    const faulty: [string, RegExp][] = [
      [
        '@article{bad,\n  title = {X}\n  year = {2001}\n}\n',
        /^line 7: the entry bad cannot be read: a comma is missing before “year”\. Write/,
      ],
      [
        '@article{bad,\n  title = {X,\n  year = 2001\n}\n',
        /^line 5: the entry bad cannot be read: it is never closed\. Write/,
      ],
      [
        '@article{bad,\n  title = {{X,\n  year = 2001\n}\n',
        /^line 6: the entry bad cannot be read: this brace is never closed\. Write/,
      ],
      [
        '@article{bad,\n  title = "X,\n  year = 2001\n}\n',
        /^line 6: the entry bad cannot be read: this quotation mark is never closed\. Write/,
      ],
      [
        '@article{bad,\n  title {X}\n}\n',
        /^line 6: the entry bad cannot be read: “=” is missing after “title”\. Write/,
      ],
      [
        '@article{bad,\n  title = ,\n}\n',
        /^line 6: the entry bad cannot be read: a value is missing here\. Write/,
      ],
      [
        '@article{bad,\n  title = {X}\n\n',
        /^line 5: the entry bad cannot be read: it is never closed\. Write/,
      ],
      ['@article{,\n  title = {X}\n}\n', /^line 5: this entry cannot be cited: it has no citekey\. Write/],
      ['@article{\n  title = {X}\n}\n', /^line 6: this entry cannot be read: it has no citekey\. Write/],
      [entry('one'), /^line 5: the citekey one was given before, and the first entry counts\. Rename/],
    ]
    for (const [bad, message] of faulty) {
      const { keys, problems } = faultsOf(entry('one') + bad + entry('two') + entry('three'))
      assert.deepEqual(keys, ['one', 'two', 'three'], bad)
      assert.equal(problems.length, 1, bad)
      assert.match(problems[0]!, message)
    }
  })

  it('keeps an entry with a string that nobody has defined', () => {
    const { keys, problems } = faultsOf('@article{a,\n journal = jacm,\n title = {T}}')
    assert.deepEqual(keys, ['a'])
    assert.match(problems[0]!, /^line 2: “jacm” in the entry a stands for nothing\. Define/)
  })

  it('passes over comments, preambles and everything between entries', () => {
    const { keys, problems } = faultsOf(
      'Mail to a@b.org.\n@comment{ @article{not, title = {X}} }\n@Comment{jabref-meta: x;}\n@preamble{"\\x" # {y}}\n' +
        '@comment{\n@article{neither, title = {X}}\n}\n% @article{really, title = {R}}\n@article{a, title = {T} }@book{b,}\n@comment{never closed\n@misc{c, title = {T}}\n',
    )
    assert.deepEqual(keys, ['really', 'a', 'b', 'c'])
    assert.deepEqual(problems, [])
  })

  it('takes keys with all their signs', () => {
    const keys = ['smith-2024', 'DBLP:conf/x.y', 'a(b)', '__proto__', 'constructor', 'müller_2020', 'a+b']
    assert.deepEqual(faultsOf(keys.map(key => `@misc{${key}, title = {T}}`).join('\n')).keys, keys)
  })

  it('knows where entries and keys stand', () => {
    const bib = '\n@article{one, title = {T}}\n  @book { two ,\n title={U}\n} rest'
    for (const { citekey, span, keySpan } of readBibtex(bib).entries) {
      assert.equal(bib.slice(keySpan.start, keySpan.end), citekey)
      assert.match(bib.slice(span.start, span.end), /^@[\s\S]*\}$/)
    }
  })

  it('reads the file field of Zotero, Better BibTeX and JabRef', () => {
    const files = (field: string) => readBibtex(`@misc{k, file = {${field}}}`).entries[0]?.files
    assert.deepEqual(files('seeds/a.pdf'), ['seeds/a.pdf'])
    assert.deepEqual(files('Full Text:storage/AB/a b.pdf:application/pdf;:other.html:text/html'), [
      'storage/AB/a b.pdf',
      'other.html',
    ])
    assert.deepEqual(files(':C\\:\\\\Users\\\\me\\\\a.pdf:PDF'), ['C:\\Users\\me\\a.pdf'])
    assert.deepEqual(files('C:\\Users\\me\\a.pdf'), ['C:\\Users\\me\\a.pdf'])
    assert.deepEqual(files('A\\: title\\; long:/home/me/a\\;b.pdf:application/pdf'), ['/home/me/a;b.pdf'])
  })

  it('neither hangs nor throws on anything', () => {
    const piece = fc.constantFrom(
      '@article{',
      '@string(',
      '@comment{',
      'k',
      ',',
      '=',
      '{',
      '}',
      '"',
      '#',
      '\n',
      ' ',
      '\\',
      'title',
      '1',
      '@',
      '%',
      '$',
      '~',
      'crossref = {k}',
      'author = {A and B}',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const text = pieces.join('')
        for (const { keySpan, citekey } of readBibtex(text).entries) {
          assert.equal(text.slice(keySpan.start, keySpan.end), citekey)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('grows no faster than the file', function () {
    this.timeout(30_000)
    const hostile: ((n: number) => string)[] = [
      n => '@article{k, title = {\n'.repeat(n),
      n => '@comment{ x\n'.repeat(n),
      n => `@article{k, author = {${'A B and '.repeat(n)}C}}`,
      n => Array.from({ length: n }, (_, i) => `@book{k${i}, crossref = {k${i + 1}}}\n`).join(''),
      n => `${'@'.repeat(n)}${' '.repeat(n)}@article${' '.repeat(n)}`,
    ]
    const milliseconds = (text: string) => {
      const start = process.cpuUsage()
      readBibtex(text)
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    }
    for (const make of hostile) {
      const least = (n: number) => Math.min(...[1, 2, 3].map(() => milliseconds(make(n))))
      // Sixteen times the length is 256 times the work where it is quadratic.
      const [small, large] = [Math.max(least(500), 1), least(8_000)]
      assert.ok(large < 80 * small, `${make}: ${small} ms, then ${large} ms`)
    }
  })
})
