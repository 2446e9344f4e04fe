import assert from 'node:assert/strict'
import { defaultSettings } from '../../../src/base/settings.ts'
import type { DraftDocument } from '../../../src/service/context.ts'
import { RenameError } from '../../../src/service/rename.ts'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/harbour.md':
    '---\ncitation-key: smith-2024\ntitle: The Harbour\nauthor: [{family: Smith, given: Jane}]\ndate: 2024-03-05\n---\n\n' +
    'The keeper counted seventeen ships on Tuesday.\n\nNobody had expected them.\n',
  'seeds/other.txt': 'All happy families are alike.\n',
  'one.md': 'He says “the keeper counted seventeen ships” [@smith-2024, para. 1].\n\nAgain @smith-2024.\n',
  'notes/two.tex': 'x \\cite[3]{other,smith-2024} y',
  'three.typ': '#quote[Nobody had expected them.] @smith-2024 and @other.',
  'refs.bib': '@article{jones-2020,\n  title = {On Ships},\n  author = {Jones, Ann}\n}\n',
}

/** Opens a draft with `|` for the cursor. */
async function at(marked: string, language = 'markdown', files: Record<string, string> = {}) {
  const { service, workspace } = await serviceOf({ ...FILES, ...files })
  service.settings = { ...defaultSettings, bibliography: ['refs.bib'] }
  await service.library.refresh()
  const offset = marked.indexOf('|')
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1)
  const document = service.draft('memory:/project/draft.md', language, text)
  return { service, workspace, document, offset, text }
}

/** The citekeys offered at `|`, and the text after the first of them is chosen. */
async function completed(marked: string, language = 'markdown') {
  const { service, document, offset, text } = await at(marked, language)
  const { items } = await service.completion(document, offset)
  const [first] = items
  const chosen = first && text.slice(0, first.span.start) + first.newText + text.slice(first.span.end)
  return { labels: items.map(({ label }) => label), chosen, service }
}

describe('completion', () => {
  it('offers citekeys by key, title, author and year', async () => {
    for (const query of ['smi', 'harbour', 'Jane', 'smith2024', '2024'])
      assert.equal((await completed(`x @${query}|`)).chosen, 'x @smith-2024', query)
    assert.equal((await completed('[see @jones|]')).chosen, '[see @jones-2020]')
    assert.equal((await completed('x @smi|th-20 y')).chosen, 'x @smith-2024 y')
  })

  it('offers the one cited last first', async () => {
    const { labels } = await completed('[@other] and [@smith-2024] and @|')
    assert.deepEqual(labels.slice(0, 2), ['smith-2024', 'other'])
    const again = await completed('[@smith-2024] and [@other] and @|')
    assert.deepEqual(again.labels.slice(0, 2), ['other', 'smith-2024'])
  })

  it('offers those that are cited first, however many others there are', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `seeds/a${i}.md`,
        `---\ntitle: Old Harbour ${i}\n---\n\nWords.\n`,
      ]),
    )
    const { service, document, offset } = await at('[@smith-2024] [@jones-2020] @|', 'markdown', files)
    const { items } = await service.completion(document, offset)
    assert.deepEqual(
      items.slice(0, 2).map(({ label }) => label),
      ['jones-2020', 'smith-2024'],
    )
    const typed = await at('[@smith-2024] [@jones-2020] @Harb|', 'markdown', files)
    assert.equal((await typed.service.completion(typed.document, typed.offset)).items[0]!.label, 'smith-2024')
  })

  it('offers a source by whom it quotes', async () => {
    const files = { 'seeds/port.md': '---\ncitation-key: port\n---\n\n“We will wait,” said Rosa Iwu.\n' }
    const { service, document, offset } = await at('x @iwu|', 'markdown', files)
    assert.equal((await service.completion(document, offset)).items[0]?.label, 'port')
  })

  it('knows the markups', async () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['latex', '\\parencite[3]{other,smi|}', '\\parencite[3]{other,smith-2024}'],
      ['latex', '\\cites[3]{other}[see][4]{smi|}', '\\cites[3]{other}[see][4]{smith-2024}'],
      ['latex', '\\volcite{2}[3]{smi|}', '\\volcite{2}[3]{smith-2024}'],
      ['typst', 'x @smi|', 'x @smith-2024'],
      ['typst', '#cite(<smi|>)', '#cite(<smith-2024>)'],
      ['org', '[cite/t:@smi|]', '[cite/t:@smith-2024]'],
      ['asciidoc', 'cite:[smi|]', 'cite:[smith-2024]'],
      ['markdown', '{cite:p}`smi|`', '{cite:p}`smith-2024`'],
      ['markdown', '[@other; |]', '[@other; @other]'],
    ]
    for (const [language, marked, chosen] of cases)
      assert.equal((await completed(marked, language)).chosen, chosen)
  })

  it('offers nothing where nothing cites', async () => {
    for (const marked of [
      'me@smi|',
      'x smi|',
      '`@smi|`',
      '```\n@smi|\n```',
      '---\na: "@smi|"\n---\n',
      '\\@smi|',
    ])
      assert.deepEqual((await completed(marked)).labels, [], marked)
    for (const marked of ['\\emph{smi|}', '@smi|'])
      assert.deepEqual((await completed(marked, 'latex')).labels, [], marked)
  })

  it('offers locator terms behind a key', async () => {
    assert.equal((await completed('[@smith-2024, |]')).chosen, '[@smith-2024, p. ]')
    assert.equal((await completed('@smith-2024 [para|]')).chosen, '@smith-2024 [para. ]')
    assert.deepEqual((await completed('[@smith-2024, chap|]')).labels, ['chap.', 'chaps.'])
    assert.equal((await completed('\\cite[para|]{other}', 'latex')).chosen, '\\cite[para.~]{other}')
    assert.equal((await completed('\\cite[see][|]{other}', 'latex')).chosen, '\\cite[see][p.~]{other}')
    assert.deepEqual((await completed('\\section[para|]{x}', 'latex')).labels, [])
    assert.equal(
      (await completed('#cite(<other>, supplement: [chap|])', 'typst')).chosen,
      '#cite(<other>, supplement: [chap. ])',
    )
  })

  it('describes a source when it is chosen', async () => {
    const { service } = await completed('@|')
    const shown = await service.completionDetails('smith-2024')
    assert.match(shown!, /^seeds\/harbour\\?\.md\n\n> The keeper counted/)
    assert.match((await service.completionDetails('jones-2020'))!, /^refs\\?\.bib$/)
    assert.equal(await service.completionDetails('nobody'), undefined)
  })
})

/** Places as `path: words`. */
function shown(
  places: readonly { uri: string; span: { start: number; end: number } }[],
  open: DraftDocument,
) {
  const texts = new Map(Object.entries(FILES).map(([path, text]) => [`memory:/project/${path}`, text]))
  texts.set(open.uri, open.text)
  return places.map(
    ({ uri, span }) =>
      `${uri.replace('memory:/project/', '')}: ${texts.get(uri)!.slice(span.start, span.end)}`,
  )
}

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

describe('rename', () => {
  it('renames a citekey in drafts of all markups, and where its source has it', async () => {
    const { service, document, offset } = await at('See [@smith|-2024].')
    assert.equal((await service.renamable(document, offset))?.citekey, 'smith-2024')
    const edits = await service.rename(document, offset, 'smith-2025', [document])
    assert.deepEqual(shown(edits, document), [
      'draft.md: smith-2024',
      'notes/two.tex: smith-2024',
      'one.md: smith-2024',
      'one.md: smith-2024',
      'three.typ: smith-2024',
      'seeds/harbour.md: smith-2024',
    ])
    assert.ok(edits.every(({ newText }) => newText === 'smith-2025'))
  })

  it('renames an entry of a bibliography, with braces where Markdown wants them', async () => {
    const { service, document, offset } = await at('See [@jones|-2020].')
    const edits = await service.rename(document, offset, 'jones..2020', [document])
    assert.deepEqual(
      edits.map(({ uri, newText }) => `${uri.split('/').at(-1)} ${newText}`),
      ['draft.md {jones..2020}', 'refs.bib jones..2020'],
    )
  })

  it('renames an entry where others of its bibliography name it', async () => {
    const bib =
      '@book{jones-2020, title = {A}}\n@inbook{b, crossref = "jones-2020"}\n@book{c, related = {jones-20, jones-2020 , b}}\n'
    const { service, document, offset } = await at('See [@jones|-2020].', 'markdown', { 'refs.bib': bib })
    const edits = await service.rename(document, offset, 'jones-2021', [document])
    const places = edits.filter(({ uri }) => uri.endsWith('.bib')).map(({ span }) => span)
    assert.equal(places.length, 3)
    for (const { start, end } of places) assert.equal(bib.slice(start, end), 'jones-2020')
  })

  it('renames in sidecars', async () => {
    const files = {
      'seeds/page.txt': 'Some words.',
      'seeds/page.yaml': 'title: Page\nid: "page-1"\n',
    }
    const { service, document, offset } = await at('See [@page|-1].', 'markdown', files)
    const edits = await service.rename(document, offset, 'page-2', [document])
    const sidecar = edits.find(({ uri }) => uri.endsWith('.yaml'))!
    assert.equal(files['seeds/page.yaml'].slice(sidecar.span.start, sidecar.span.end), 'page-1')
  })

  it('refuses what would break a citation', async () => {
    const { service, document, offset } = await at('See [@smith|-2024], [@other].')
    const refused = async (name: string, reason: string, place = offset) =>
      assert.rejects(service.rename(document, place, name, [document]), (error: Error) => {
        assert.ok(error instanceof RenameError)
        assert.ok(error.message.startsWith(reason), error.message)
        return true
      })
    await refused('two words', 'A citekey has no white space')
    await refused('', 'A citekey has no white space')
    await refused('other', 'There is a source with the citekey other already.')
    await refused('jones-2020', 'There is a source with the citekey jones-2020 already.')
    await refused('new-name', 'other is the name of the file', document.text.indexOf('other'))
    await assert.rejects(service.renamable(document, document.text.indexOf('other')), RenameError)
    assert.equal(await service.renamable(document, 0), undefined)
    await refused('new-name', 'Put the cursor on the citekey', 0)
  })

  it('refuses what names its source by an address', async () => {
    const { service, document, offset } = await at('<q cite="https://x.o|rg/a">Words.</q>', 'html')
    await assert.rejects(service.renamable(document, offset), /address/)
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
