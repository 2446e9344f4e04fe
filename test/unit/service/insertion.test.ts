import assert from 'node:assert/strict'
import { defaultSettings } from '../../../src/base/settings.ts'
import type { InsertionRequest } from '../../../src/service/insertion.ts'
import { serviceOf } from '../seed.ts'

const SOURCE =
  '---\ntitle: The old harbour\nauthor: Jane Smith\ndate: 2024-03-05\npublisher: The Daily\nurl: https://x.org/a\n---\n\n' +
  'The mayor spoke first. “We will keep the ‘old’ harbour open, and nobody will sell it,” Anna Lindqvist said.\n\n' +
  'Nobody asked “why?” in the hall. The ferry sails on Monday.'
const QUOTE = 'We will keep the ‘old’ harbour open, and nobody will sell it,'
const SENTENCE = 'Nobody asked “why?” in the hall.'

interface Given {
  language?: string
  form?: InsertionRequest['form']
  settings?: Partial<typeof defaultSettings.insert>
  style?: typeof defaultSettings.check.style
  /** The verdict on what has been written; `none` where nothing is quoted. */
  verdict?: RegExp | 'none'
  /** What a draft has that is not shown in the test. */
  preamble?: string
}

/** Inserts words of the source at the `|` of a draft, and reads what is written with the parser of its markup. */
async function check(words: string, draft: string, expected: string, given: Given = {}): Promise<void> {
  const {
    language = 'markdown',
    form = 'quotation',
    verdict = /^(?:verbatim|typographic|editorial)$/,
  } = given
  const { service } = await serviceOf({ 'seeds/smith.md': SOURCE })
  service.settings = {
    ...defaultSettings,
    insert: { ...defaultSettings.insert, ...given.settings },
    check: { ...defaultSettings.check, style: given.style ?? 'standard' },
  }
  const source = service.library.sources.find(({ citekey }) => citekey === 'smith')!
  const start = SOURCE.indexOf(words)
  assert.ok(start > 0, words)
  const preamble = given.preamble ?? ''
  const [before = '', after = ''] = draft.split('|')
  const inserted = (await service.insertion({
    uri: source.uri,
    quotation: { start, end: start + words.length },
    form,
    language,
    before: preamble + before,
    after,
  }))!
  const written = before + inserted.text + after.slice(inserted.overwrites)
  assert.equal(written, expected)
  if (verdict === 'none') return
  const { quotations, findings } = await service.check(
    service.draft('memory:/project/d', language, preamble + written),
  )
  const told = JSON.stringify([written, quotations, findings])
  const last = quotations.at(-1)!
  assert.match(last.verdict, verdict, told)
  assert.ok(
    last.citekeys.some(key => key === 'smith' || key === 'https://x.org/a'),
    told,
  )
  assert.deepEqual(
    findings.filter(({ severity }) => severity !== 'hint'),
    [],
    told,
  )
}

describe('an insertion', () => {
  const FRONT = (language: string) => ({ preamble: `---\nlang: ${language}\n---\n\n` })

  describe('in each markup', () => {
    const CITED = '“Nobody asked ‘why?’ in the hall.”'
    it('is Pandoc’s in Markdown', async () => {
      await check(SENTENCE, 'A |', `A ${CITED} [@smith, para. 2]`)
      await check(SENTENCE, 'A |', `A ${CITED}^[[@smith, para. 2].]`, { form: 'footnote' })
      await check(SENTENCE, 'A |', 'A [@smith, para. 2]', { form: 'citation', verdict: 'none' })
      await check(SENTENCE, 'A|B', `A\n\n> ${SENTENCE} [@smith, para. 2]\n\nB`, { form: 'block' })
    })
    it('is MyST’s where the draft has its roles', async () => {
      const myst = { preamble: 'See {ref}`there`.\n\n' }
      await check(SENTENCE, 'A |', `A ${CITED} {cite:p}\`smith{para. 2}\``, myst)
      await check(SENTENCE, 'A |', `A ${CITED}{footcite:p}\`smith{para. 2}\``, { ...myst, form: 'footnote' })
    })
    it('is plain LaTeX', async () => {
      const latex = { language: 'latex' }
      await check(SENTENCE, 'A |', "A ``Nobody asked `why?' in the hall.'' \\cite[para.~2]{smith}", latex)
      await check(
        SENTENCE,
        'A |',
        "A ``Nobody asked `why?' in the hall.''\\footnote{\\cite[para.~2]{smith}.}",
        {
          ...latex,
          form: 'footnote',
        },
      )
      await check(
        SENTENCE,
        '|',
        "\\begin{quote}\nNobody asked ``why?'' in the hall. \\cite[para.~2]{smith}\n\\end{quote}",
        { ...latex, form: 'block' },
      )
    })
    it('is csquotes’ where the draft loads it', async () => {
      const latex = { language: 'latex', preamble: '\\usepackage[autostyle]{csquotes}\n\n' }
      await check(SENTENCE, 'A |', 'A \\textcquote[para.~2]{smith}{Nobody asked ‘why?’ in the hall.}', latex)
      await check(
        SENTENCE,
        'A\n\n|',
        "A\n\n\\blockcquote[para.~2]{smith}{Nobody asked ``why?'' in the hall.}",
        {
          ...latex,
          form: 'block',
        },
      )
      await check(QUOTE, 'A |', `A \\enquote{${QUOTE}} Anna Lindqvist said \\cite[para.~1]{smith}`, {
        ...latex,
        form: 'attributed',
      })
    })
    it('is Typst’s', async () => {
      const typst = { language: 'typst' }
      await check(SENTENCE, 'A |', 'A #quote[Nobody asked ‘why?’ in the hall.] @smith[para. 2]', typst)
      await check(SENTENCE, '|', `#quote(block: true, attribution: [@smith[para. 2]])[\n${SENTENCE}\n]`, {
        ...typst,
        form: 'block',
      })
      await check(SENTENCE, 'A |', 'A #quote[Nobody asked ‘why?’ in the hall.]#footnote[@smith[para. 2].]', {
        ...typst,
        form: 'footnote',
      })
    })
    it('is Org’s', async () => {
      const org = { language: 'org' }
      await check(SENTENCE, 'A |', `A ${CITED} [cite:@smith para. 2]`, org)
      await check(SENTENCE, 'A |', `A ${CITED}[fn:: [cite:@smith para. 2].]`, { ...org, form: 'footnote' })
      await check(SENTENCE, '|', `#+begin_quote\n${SENTENCE} [cite:@smith para. 2]\n#+end_quote`, {
        ...org,
        form: 'block',
      })
    })
    it('is AsciiDoc’s', async () => {
      const asciidoc = { language: 'asciidoc' }
      await check(SENTENCE, 'A |', `A ${CITED} cite:[smith(para. 2)]`, asciidoc)
      await check(SENTENCE, 'A |', `A ${CITED}footnote:[cite:[smith(para. 2)].]`, {
        ...asciidoc,
        form: 'footnote',
      })
      await check(SENTENCE, '|', `[quote, cite:[smith(para. 2)]]\n____\n${SENTENCE}\n____`, {
        ...asciidoc,
        form: 'block',
      })
    })
    it('is HTML with the address of the source', async () => {
      const html = { language: 'html' }
      const quoted = '<q cite="https://x.org/a">Nobody asked ‘why?’ in the hall.</q>'
      await check(SENTENCE, '<p>A |</p>', `<p>A ${quoted} [@smith, para. 2]</p>`, html)
      await check(
        SENTENCE,
        '|',
        `<blockquote cite="https://x.org/a">\n<p>${SENTENCE} [@smith, para. 2]</p>\n</blockquote>`,
        { ...html, form: 'block' },
      )
    })
    it('has the reference written out in plain text', async () => {
      const text = { language: 'plaintext' }
      const reference = '[Jane Smith, The old harbour, The Daily, 2024-03-05, @smith, para. 2]'
      await check(SENTENCE, 'A |', `A ${CITED} ${reference}`, text)
      await check(SENTENCE, '|', `> ${SENTENCE} ${reference}`, { ...text, form: 'block' })
    })
  })

  describe('has the marks of the draft', () => {
    it('by the language that it names', async () => {
      const german = '„Nobody asked ‚why?‘ in the hall.“'
      await check(SENTENCE, 'A |', `A ${german} [@smith, para. 2]`, FRONT('de'))
      await check(SENTENCE, 'A |', `A ${german} \\cite[para.~2]{smith}`, {
        language: 'latex',
        preamble: '\\usepackage[german]{babel}\n\n',
      })
      await check(SENTENCE, 'A |', 'A «Nobody asked ‹why?› in the hall.» [@smith, para. 2]', FRONT('de-CH'))
      await check(
        SENTENCE,
        'A |',
        'A «\u202fNobody asked “why?” in the hall.\u202f» [@smith, para. 2]',
        FRONT('fr'),
      )
      await check(SENTENCE, 'A |', 'A #quote[Nobody asked ‚why?‘ in the hall.] @smith[para. 2]', {
        language: 'typst',
        preamble: '#set text(lang: "de")\n\n',
      })
    })
    it('or those that it has', async () => {
      await check(SENTENCE, 'A |', `A "Nobody asked 'why?' in the hall." [@smith, para. 2]`, {
        preamble: 'He says "yes, sir" to that.\n\n',
      })
      await check(SENTENCE, 'A |', 'A »Nobody asked ›why?‹ in the hall.« [@smith, para. 2]', {
        preamble: '---\nlang: de\n---\n\nMan sagt »ja, mein Herr« dazu.\n\n',
      })
    })
    it('and turns them outward and inward', () =>
      check(
        'The mayor spoke first. “We will keep the ‘old’ harbour open, and nobody will sell it,” Anna Lindqvist said.',
        'A |',
        'A “The mayor spoke first. ‘We will keep the “old” harbour open, and nobody will sell it,’ Anna Lindqvist said.” [@smith, para. 1]',
      ))
  })

  describe('inside a quotation that the writer has opened', () => {
    const inner = 'Nobody asked ‘why?’ in the hall.'
    it('doubles no mark, and puts the citation behind', async () => {
      await check(SENTENCE, 'She says “|” today.', `She says “${inner}” [@smith, para. 2] today.`)
      await check(SENTENCE, 'She says “|', `She says “${inner}” [@smith, para. 2]`)
      await check(SENTENCE, 'She says “|” [@smith].', `She says “${inner}” [@smith].`)
      await check(SENTENCE, 'She says “|”\n[@smith, para. 2].', `She says “${inner}”\n[@smith, para. 2].`)
      await check(SENTENCE, 'She says “|”\r\n  [@smith].', `She says “${inner}”\r\n  [@smith].`)
    })
    it('closes the inner one where its marks stand on both sides of the cursor', async () => {
      const inner = { verdict: 'none' } as const
      const FERRY = 'The ferry sails on Monday.'
      await check(
        FERRY,
        'A “He told me ‘|’ then.”',
        `A “He told me ‘${FERRY}’ [@smith, para. 2] then.”`,
        inner,
      )
      await check(FERRY, 'A “He told me ‘|’.” [@smith]', `A “He told me ‘${FERRY}’.” [@smith]`, inner)
      await check(
        FERRY,
        `A "He told me '|' then."`,
        `A "He told me '${FERRY}' [@smith, para. 2] then."`,
        inner,
      )
      await check(FERRY, 'A “He told me ‘|’', `A “He told me ‘${FERRY}’ [@smith, para. 2]`)
      await check(FERRY, 'A “It is the boys’ |”', `A “It is the boys’ ${FERRY}” [@smith, para. 2]`, inner)
    })
    it('also where a command opens it', async () => {
      await check(SENTENCE, 'A \\enquote{|} b', `A \\enquote{${inner}} \\cite[para.~2]{smith} b`, {
        language: 'latex',
      })
      await check(SENTENCE, 'A \\textcquote{smith}{|}', `A \\textcquote{smith}{${inner}}`, {
        language: 'latex',
      })
      await check(SENTENCE, 'A #quote[|]', `A #quote[${inner}] @smith[para. 2]`, { language: 'typst' })
    })
  })

  describe('has the form that suits', () => {
    it('the length', () =>
      check(SENTENCE, 'A\n\n|', `A\n\n> ${SENTENCE} [@smith, para. 2]`, { settings: { blockQuoteWords: 6 } }))
    it('the place: headings, lists and notes stay in their line', async () => {
      const settings = { blockQuoteWords: 6 }
      const inLine = '“Nobody asked ‘why?’ in the hall.” [@smith, para. 2]'
      await check(SENTENCE, '- A |', `- A ${inLine}`, { settings })
      await check(SENTENCE, 'A^[B |]', `A^[B ${inLine}]`, { settings })
    })
    it('the setting', () =>
      check(SENTENCE, 'A |', 'A “Nobody asked ‘why?’ in the hall.”^[[@smith, para. 2].]', {
        settings: { form: 'footnote' },
      }))
    it('a template of the writer’s own', () =>
      check(
        SENTENCE,
        'A |',
        'A “Nobody asked ‘why?’ in the hall.” (The old harbour, 2024) [@smith, para. 2]',
        {
          settings: {
            templates: {
              ...defaultSettings.insert.templates,
              'markdown.inline': '$quotation ($title, $year) $citation',
            },
          },
        },
      ))
  })

  describe('of signs that are markup', () => {
    const signs = async (language: string, words: string, expected: string) => {
      const { service } = await serviceOf({ 'seeds/signs.txt': `${words}.` })
      const { uri } = service.library.sources.find(({ citekey }) => citekey === 'signs')!
      const quotation = { start: 0, end: words.length }
      const inserted = await service.insertion({
        ...{ uri, quotation, language, form: 'inline', before: 'A ', after: '\n' },
      })
      assert.ok(inserted!.text.includes(expected), inserted!.text)
      const draft = service.draft('memory:/project/d', language, `A ${inserted!.text}\n`)
      const { quotations, findings } = await service.check(draft)
      assert.match(quotations.map(({ verdict }) => verdict).join(' '), /^(?:verbatim|typographic)$/)
      assert.deepEqual(findings, [])
    }
    it('in AsciiDoc', async () => {
      await signs('asciidoc', 'costs #4 and more *b for all', 'costs #4 and more *b for all')
      await signs(
        'asciidoc',
        'costs {sic} at *three* of _all_ towns',
        'costs \\{sic} at \\*three* of \\_all_ towns',
      )
    })
    it('in Org, where one sign alone is none', () =>
      signs('org', 'costs /4 and more *b for all', 'costs /4 and more *b for all'))
    it('in HTML', () => signs('html', 'costs at @home & away', 'costs at &#64;home &amp; away'))
  })

  describe('in a block quote that is open', () => {
    const words = 'Nobody asked “why?” in the hall.'
    for (const [language, open, close, citation] of [
      ['markdown', '> ', '', '[@smith, para. 2]'],
      ['latex', '\\begin{quote}\n', '\n\\end{quote}', '\\cite[para.~2]{smith}'],
      ['typst', '#quote(block: true)[', ']', '@smith[para. 2]'],
      ['org', '#+begin_quote\n', '\n#+end_quote', '[cite:@smith para. 2]'],
      ['asciidoc', '____\n', '\n____', 'cite:[smith(para. 2)]'],
      ['html', '<blockquote>', '</blockquote>', '[@smith, para. 2]'],
    ] as const)
      it(`has no marks in ${language}`, () => {
        const written = language === 'latex' ? words.replace('“', '``').replace('”', "''") : words
        return check(SENTENCE, `A\n\n${open}|${close}\n`, `A\n\n${open}${written} ${citation}${close}\n`, {
          language,
        })
      })
  })

  it('puts what a block quotes into the outer marks of the draft’s language', async () => {
    await check(SENTENCE, 'A\n\n|', 'A\n\n> Nobody asked „why?“ in the hall. [@smith, para. 2]', {
      ...FRONT('de'),
      form: 'block',
    })
    await check(
      QUOTE,
      'A\n\n|',
      'A\n\n> We will keep the “old” harbour open, and nobody will sell it, [@smith, para. 1]',
      { form: 'block' },
    )
  })

  it('links to the passage itself where a template has its address', () =>
    check(
      SENTENCE,
      'A |',
      'A [“Nobody asked ‘why?’ in the hall.”](https://x.org/a#:~:text=said.-,Nobody,hall) [@smith, para. 2]',
      {
        settings: {
          templates: {
            ...defaultSettings.insert.templates,
            'markdown.inline': '[$quotation]($passageUrl) $citation',
          },
        },
        verdict: 'none',
      },
    ))

  describe('says who speaks', () => {
    const english = 'We will keep the “old” harbour open, and nobody will sell it'
    it('with the comma where the language has it', async () => {
      await check(
        QUOTE,
        '|',
        `“${english.replace(/[“”]/g, m => (m === '“' ? '‘' : '’'))},” Anna Lindqvist said [@smith, para. 1]`,
        {
          form: 'attributed',
        },
      )
      await check(
        QUOTE,
        '|',
        '„We will keep the ‚old‘ harbour open, and nobody will sell it“, sagte Anna Lindqvist [@smith, para. 1]',
        { ...FRONT('de'), form: 'attributed' },
      )
    })
    it('and the author, where nobody is quoted', () =>
      check(
        'The ferry sails on Monday.',
        '|',
        '“The ferry sails on Monday,” Jane Smith wrote [@smith, para. 2]',
        {
          form: 'attributed',
        },
      ))
  })

  describe('of a quotation that is cut short', () => {
    const CUT = 'keep the ‘old’ harbour open,'
    it('has a capital in brackets and an ellipsis', async () => {
      await check(CUT, '|', '“[K]eep the ‘old’ harbour open …” [@smith, para. 1]'.replace('[K]', '\\[K\\]'))
      await check(CUT, 'They “|', 'They “keep the ‘old’ harbour open …” [@smith, para. 1]')
      await check(CUT, 'They |', 'They “keep the ‘old’ harbour open …” [@smith, para. 1]')
    })
    it('by the rules of the style guide', async () => {
      await check(CUT, 'They |', 'They “keep the ‘old’ harbour open . . .” [@smith, para. 1]', {
        style: 'chicago',
      })
      await check(CUT, '|', '“keep the ‘old’ harbour open,” [@smith, para. 1]', { style: 'ap' })
    })
    it('but not where the source’s own quotation or the sentence ends', () =>
      check(QUOTE.slice(QUOTE.indexOf('nobody')), 'And |', 'And “nobody will sell it,” [@smith, para. 1]'))
  })
})
