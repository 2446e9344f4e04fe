import assert from 'node:assert/strict'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/smith.md':
    '---\ncitation-key: smith\nurl: https://www.example.org/harbour\n---\n\nThe keeper counted seventeen ships on Tuesday.\n\n' +
    '“We will sell the whole harbour,” he said.\n',
}

/** The verdicts on a draft, and what is underlined. */
async function check(language: string, text: string, expected: readonly string[]) {
  const { service } = await serviceOf(FILES)
  const { quotations, findings } = await service.check(service.draft('memory:/project/draft', language, text))
  const told = [
    ...quotations.map(({ verdict }) => verdict),
    ...findings.map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`),
  ]
  assert.deepEqual(told, expected, text)
}

describe('the check in every markup', () => {
  const right = 'The keeper counted seventeen ships'
  const wrong = 'The keeper counted twelve ships'
  const forms: Record<string, (words: string) => string> = {
    markdown: words => `“${words}” [@smith]`,
    latex: words => `\\enquote{${words}} \\parencite{smith}`,
    typst: words => `#quote[${words}] @smith`,
    org: words => `“${words}” [cite:@smith]`,
    asciidoc: words => `"\`${words}\`" cite:[smith]`,
    html: words => `<p><q cite="http://example.org/harbour">${words}</q></p>`,
    plaintext: words => `“${words}” [@smith]`,
  }
  for (const [language, form] of Object.entries(forms)) {
    it(`passes what is right and underlines what is not, in ${language}`, async () => {
      await check(language, form(right), ['verbatim'])
      await check(language, form(wrong), ['altered', 'altered-quotation: twelve'])
    })
  }

  it('says nothing of addresses that no source has', async () => {
    await check('html', '<q cite="https://example.org/other">Words of nobody</q>', ['unchecked'])
  })

  it('joins the halves on both sides of an attribution', async () => {
    await check('markdown', '“We will,” he said, “sell the whole harbour” [@smith].', ['typographic'])
    const { service } = await serviceOf(FILES)
    const text = '“We will,” he said, “the whole harbour” [@smith].'
    const { quotations } = await service.check(service.draft('memory:/project/draft', 'markdown', text))
    assert.deepEqual(
      quotations.map(({ verdict }) => verdict),
      ['altered'],
    )
  })
})
