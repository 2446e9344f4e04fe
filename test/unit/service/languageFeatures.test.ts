import assert from 'node:assert/strict'
import { at, FILES, shown } from './draftAt.ts'

describe('references', () => {
  it('are all citations of all drafts, from a citation, a source and a bibliography', async () => {
    const { service, document, offset } = await at('See @smith|-2024.')
    const found = await service.citationsOf(document, offset, [document], false)
    const cited = [
      'draft.md: smith-2024',
      'notes/two.tex: smith-2024',
      'one.md: smith-2024',
      'one.md: smith-2024',
      'three.typ: smith-2024',
    ]
    assert.deepEqual(shown(found, document), cited)

    const source = service.draft('memory:/project/seeds/harbour.md', 'markdown', FILES['seeds/harbour.md'])
    assert.equal((await service.citationsOf(source, 100, [document], true)).length, 6)

    const cites = service.draft('memory:/project/draft.md', 'markdown', '[@jones-2020]')
    const bibliography = service.draft('memory:/project/refs.bib', 'bibtex', FILES['refs.bib'])
    const entry = await service.citationsOf(
      bibliography,
      FILES['refs.bib'].indexOf('jones') + 1,
      [cites],
      true,
    )
    assert.deepEqual(shown(entry, cites), ['refs.bib: jones-2020', 'draft.md: jones-2020'])
  })

  it('are those by the address of a source, too', async () => {
    const files = {
      'seeds/page.md':
        '---\ntitle: Page\nurl: https://example.org/page\n---\n\nOnly the gulls had noticed.\n',
      'quoting.html': '<p><q cite="https://example.org/page">Only the gulls had noticed.</q></p>',
    }
    const { service, document, offset } = await at('See @pa|ge.', 'markdown', files)
    const found = await service.citationsOf(document, offset, [document], false)
    assert.deepEqual(
      found.map(({ uri }) => uri.split('/').at(-1)),
      ['draft.md', 'quoting.html'],
    )
    const html = service.draft('memory:/project/quoting.html', 'html', files['quoting.html'])
    const there = await service.citationsOf(html, files['quoting.html'].indexOf('example'), [html], true)
    assert.deepEqual(there.map(({ uri }) => uri.split('/').at(-1)).sort(), ['page.md', 'quoting.html'])
    const [passage] = await service.quotedPassages('memory:/project/seeds/page.md', [])
    assert.equal(passage?.drafts, 1)
  })

  it('are highlighted in the draft', async () => {
    const { service, document, offset, text } = await at('@smith|-2024 and [@other; @smith-2024].')
    const spans = service.highlights(document, offset).map(({ start, end }) => text.slice(start, end))
    assert.deepEqual(spans, ['smith-2024', 'smith-2024'])
    const quoted = await at('“one |two” and “three” [@other].')
    const together = quoted.service.highlights(quoted.document, quoted.offset)
    assert.deepEqual(
      together.map(({ start, end }) => quoted.text.slice(start, end)),
      ['[@other]', 'one two', 'three'],
    )
  })
})

describe('a reference that is written out', () => {
  const files = {
    'seeds/tides.md':
      '---\ncitation-key: marlow-2019\ntitle: The Tides\nauthor: [{family: Marlow, given: Jane}]\n---\n\n' +
      'The sea had turned.\n\nNobody had expected them.\n',
    'entries.bib': '@book{tides, author = {Marlow, Jane}, title = {The Tides}, file = {seeds/tides.md}}\n',
  }
  const markups: readonly (readonly [language: string, draft: string])[] = [
    ['markdown', 'He wrote “No.”[^1]\n\n[^1]: Jane Mar|low, ‘The Tides’, para. 2.\n'],
    ['latex', "``No.''\\footnote{Jane Mar|low, \\emph{The Tides}, par.~2.}"],
    ['typst', '"No."#footnote[Jane Mar|low, _The Tides_, para. 2.]'],
  ]
  for (const [language, marked] of markups) {
    it(`leads to its source, in ${language}`, async () => {
      const { service, document, offset, text } = await at(marked, language, files)
      const hover = await service.hover(document, offset, () => 'open:')
      assert.match(hover!.markdown, /\*\*The Tides\*\*[\s\S]*Nobody had expected them/)
      const [{ uri, target } = assert.fail()] = await service.definition(document, offset)
      assert.match(uri, /tides\.md$/)
      assert.equal(
        files['seeds/tides.md'].slice(target.start, target.end),
        'Nobody had expected them.',
        'the cited paragraph',
      )
      const [link] = service.links(document)
      assert.match(text.slice(link!.start, link!.end), /^par/)
      const found = await service.citationsOf(document, offset, [document], true)
      assert.deepEqual(
        found.map(place => place.uri.split('/').at(-1)),
        ['tides.md', 'draft.md'],
      )
    })
  }

  it('is highlighted with the keys of its source, and leads to an entry without text', async () => {
    const marked = '[@marlow-2019; @tides] x^[Marlow, *The Ti|des*.] y^[Ann Jones, ‘On Ships’.]'
    const { service, document, offset, text } = await at(marked, 'markdown', files)
    service.settings = { ...service.settings, bibliography: ['refs.bib', 'entries.bib'] }
    await service.library.refresh()
    assert.deepEqual(
      service.highlights(document, offset).map(({ start, end }) => text.slice(start, end)),
      ['marlow-2019', 'tides', 'Marlow, *The Tides*'],
    )
    const [entry] = await service.definition(document, text.indexOf('Jones'))
    assert.match(entry!.uri, /refs\.bib$/)
  })
})

describe('the rest of the editor’s questions', () => {
  it('links locators, not citekeys, to their place', async () => {
    const { service, document, text } = await at('[@smith-2024, para. 2] [@nobody, p. 3] [@other]')
    const [link, ...others] = service.links(document)
    assert.equal(text.slice(link!.start, link!.end), 'para. 2')
    assert.equal(others.length, 0)
    const target = await service.linkTarget(link!.item)
    assert.equal(
      FILES['seeds/harbour.md'].slice(target!.span.start, target!.span.end),
      'Nobody had expected them.',
    )
  })

  it('outlines a draft', async () => {
    const { service, document } = await at('“One two” [@other, p. 3].\n\n> Three.\n')
    assert.deepEqual(
      service.draftSymbols(document).map(({ kind, name, detail }) => [kind, name, detail]),
      [
        ['quotation', '“One two”', '@other'],
        ['citation', '[@other, p. 3]', ''],
        ['quotation', '“Three.”', ''],
      ],
    )
  })

  it('finds sources and entries of bibliographies as symbols', async () => {
    const { service } = await at('')
    assert.deepEqual(
      service.sourceSymbols('harbour').map(({ citekey, entry }) => [citekey, entry]),
      [['smith-2024', undefined]],
    )
    const [{ uri, entry } = assert.fail()] = service.sourceSymbols('jones')
    assert.match(uri, /refs\.bib$/)
    assert.equal(FILES['refs.bib'].slice(entry!.start, entry!.end), 'jones-2020')
  })

  it('says how many drafts quote a passage', async () => {
    const { service } = await at('')
    const passages = await service.quotedPassages('memory:/project/seeds/harbour.md', [])
    const text = FILES['seeds/harbour.md']
    assert.deepEqual(
      passages.map(({ start, end, drafts, quotations }) => [
        text.slice(start, end),
        drafts,
        quotations.map(({ uri }) => uri.split('/').at(-1)),
      ]),
      [
        ['The keeper counted seventeen ships on Tuesday.', 1, ['one.md']],
        ['Nobody had expected them.', 1, ['three.typ']],
      ],
    )
  })

  it('shows verdicts and names as hints, and colours by verdict', async () => {
    const { service, document, text } = await at(
      `“the keeper counted seventeen ships” [@smith-2024], “the keeper counted twelve ships” [@smith-2024] [@nobody, p. 3]`,
    )
    const { quotations } = await service.check(document)
    const whole = { start: 0, end: text.length }
    assert.deepEqual(
      service.hints(document, quotations, whole).map(({ label }) => label),
      ['✓', 'Smith 2024', '✗', 'Smith 2024'],
    )
    const tokens = service.highlighting(document, quotations)
    assert.deepEqual(
      tokens.map(({ start, end, kind, trait }) => `${kind} ${trait ?? ''} ${text.slice(start, end)}`),
      [
        'quotation verified the keeper counted seventeen ships',
        'citekey known smith-2024',
        'quotation altered the keeper counted twelve ships',
        'citekey known smith-2024',
        'citekey unknown nobody',
        'locator  p. 3',
      ],
    )
  })
})
