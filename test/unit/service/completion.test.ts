import assert from 'node:assert/strict'
import { at } from './draftAt.ts'

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
