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

  it('looks at quoting commands in notes too', async () => {
    const note = (words: string) => `Text\\footnote{\\enquote{${words}} \\parencite{smith}.} goes on.`
    await check('latex', note(right), ['verbatim'])
    await check('latex', note(wrong), ['altered', 'altered-quotation: twelve'])
    await check('latex', `Text\\footnote{\\textcquote{smith}{${right}}.}`, ['verbatim'])
    await check('typst', `Text#footnote[#quote[${wrong}] @smith] on.`, [
      'altered',
      'altered-quotation: twelve',
    ])
  })

  it('holds a quotation against the source that its note names in words, also one that comes later', async () => {
    const { service } = await serviceOf({
      'seeds/marlow.md':
        '---\ntitle: The Tides\nauthor: Jane Marlow\ndate: 2019\n---\n\nThe keeper counted seventeen ships.\n',
    })
    const text = `“${wrong}”[^1]\n\n[^1]: Jane Marlow, ‘The Tides’, 2019, para. 1.\n`
    const document = service.draft('memory:/project/draft.md', 'markdown', text)
    const { quotations, findings } = await service.check(document)
    assert.deepEqual(
      [quotations[0]!.verdict, quotations[0]!.citekeys, findings.map(({ code }) => code)],
      ['altered', ['marlow'], ['altered-quotation']],
    )
    await assert.rejects(service.renamable(document, text.indexOf('Tides')), /in words/)
    const { service: empty } = await serviceOf({ 'seeds/other.md': 'Other words.' })
    const unread = empty.draft('memory:/project/draft.md', 'markdown', text)
    assert.equal(unread.draft.quotations[0]!.citation, undefined)
  })

  /** Mends the first finding by the fix of that title; the draft is then `expected` and has those findings. */
  async function mend(
    language: string,
    text: string,
    title: string,
    expected: string,
    left: readonly string[] = [],
  ) {
    const files = {
      ...FILES,
      'seeds/jones.md': 'One.\n\nNobody ever asked the goverment about 5% of _all_ the costs & fees here.\n',
    }
    const { service } = await serviceOf(files)
    const uri = 'memory:/project/draft'
    const { findings } = await service.check(service.draft(uri, language, text))
    const fixes = findings.flatMap(finding => finding.fixes ?? [])
    const fix = fixes.find(one => one.title === title)
    assert.ok(fix, `no “${title}” among ${fixes.map(one => one.title).join(' | ')}`)
    let mended = text
    for (const { start, end, newText } of fix.edits.toSorted((a, b) => b.start - a.start || b.end - a.end))
      mended = mended.slice(0, start) + newText + mended.slice(end)
    assert.equal(mended, expected)
    const again = await service.check(service.draft(uri, language, mended))
    assert.deepEqual(
      again.findings.map(({ code }) => code),
      left,
      mended,
    )
  }
  const sign: Record<string, readonly [open: string, close: string]> = { typst: ['\\[', '\\]'] }
  for (const [language, form] of Object.entries(forms)) {
    const [open, close] = sign[language] ?? ['[', ']']
    const keeper = (ships: string) => form(`The keeper counted ${ships} on Tuesday`)

    it(`offers fixes in the markup of ${language}`, async () => {
      await mend(language, keeper('twelve ships'), 'Restore “seventeen”', keeper('seventeen ships'))
      await mend(
        language,
        form('The keeper counted seventeen big ships'),
        'Mark “big” as yours: [big]',
        form(`The keeper counted seventeen ${open}big${close} ships`),
      )
      await mend(language, keeper('ships'), 'Mark the omission with …', keeper('… ships'))
      await mend(language, keeper('ships'), 'Mark the omission with […]', keeper(`${open}…${close} ships`))
    })

    it(`restores, adds [sic] and cites the right source in ${language}`, async () => {
      // In a page a source is named by its address.
      if (language === 'html') return
      const asked = (word: string) => form(`Nobody ever asked the ${word} about`).replace('smith', 'jones')
      await mend(
        language,
        asked('government'),
        'Restore “goverment” and add [sic]',
        asked(`goverment ${open}sic${close}`),
      )
      const misattributed = form('Nobody ever asked the goverment about')
      await mend(
        language,
        misattributed,
        'Cite jones, which has these words',
        misattributed.replace('smith', 'jones'),
      )
    })

    it(`leaves a finding alone in ${language}`, async () => {
      if (language === 'plaintext') return
      const [here, all] = [
        'Leave this as it is, with a reason',
        'Leave all of “altered-quotation” in this file as it is',
      ]
      const comment: Record<string, readonly [string, string]> = {
        markdown: ['<!--', ' -->'],
        latex: ['%', ''],
        typst: ['//', ''],
        org: ['@@comment:', '@@'],
        asciidoc: ['//', ''],
        html: ['<!--', ' -->'],
      }
      const [start, end] = comment[language]!
      const note = `${start} verbatim: ignore altered-quotation: (why)${end}`
      const expected = language === 'asciidoc' ? `${note}\n${keeper('ships')}` : `${keeper('ships')} ${note}`
      await mend(language, keeper('ships'), here, expected)
      await mend(
        language,
        keeper('ships'),
        all,
        `${keeper('ships')}\n\n${start} verbatim: ignore-all altered-quotation${end}\n`,
      )
    })
  }

  it('escapes what it restores, and corrects locators, as the markup wants it', async () => {
    await mend(
      'latex',
      '\\enquote{Nobody ever asked the goverment about 6\\% of all the costs \\& fees here} \\parencite{jones}',
      'Restore “5%”',
      '\\enquote{Nobody ever asked the goverment about 5\\% of all the costs \\& fees here} \\parencite{jones}',
    )
    await mend(
      'latex',
      '\\enquote{Nobody ever asked the goverment} \\parencite[para.~1]{jones}',
      'Correct the locator to para. 2',
      '\\enquote{Nobody ever asked the goverment} \\parencite[para.~2]{jones}',
    )
    await mend(
      'typst',
      '#quote[Nobody ever asked the goverment] @jones[para. 1]',
      'Correct the locator to para. 2',
      '#quote[Nobody ever asked the goverment] @jones[para. 2]',
    )
  })

  it('puts citations behind quotations that have none', async () => {
    const words = 'The keeper counted seventeen ships'
    const cited: Record<string, readonly [string, string]> = {
      markdown: [`“${words}”`, `“${words}” [@smith, para. 1]`],
      latex: [`\\enquote{${words}} there`, `\\enquote{${words}} \\cite[para.~1]{smith} there`],
      typst: [`#quote[${words}] there`, `#quote[${words}] @smith[para. 1] there`],
      org: [`“${words}”`, `“${words}” [cite:@smith para. 1]`],
      asciidoc: [`"\`${words}\`" there`, `"\`${words}\`" cite:[smith(para. 1)] there`],
      plaintext: [`“${words}”`, `“${words}” [@smith, para. 1]`],
    }
    for (const [language, [before, after]] of Object.entries(cited))
      await mend(language, before, 'Cite smith', after)
  })

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
