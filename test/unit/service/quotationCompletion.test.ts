import assert from 'node:assert/strict'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/smith.md':
    '---\ncitation-key: smith\n---\n\nThe keeper counted seventeen ships, two of them “foreign”, on Tuesday. Nobody else did.\n\n' +
    '“We will sell the whole harbour. Then we leave,” he said.\n',
  'seeds/roe.txt': 'As a rule the keeper counted seventeen ships and went home.\n',
}

/** What is offered at `|`, the draft as it is afterwards, each followed by the verdict on its quotation. */
async function check(language: string, draft: string, expected: readonly string[]): Promise<void> {
  const { service } = await serviceOf(FILES)
  const offset = draft.indexOf('|')
  const text = draft.replace('|', '')
  const document = service.draft('memory:/project/draft', language, text)
  const offered = await service.quotationCompletion(document, offset)
  const results = offered.map(
    ({ span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end),
  )
  assert.deepEqual(results, expected, draft)
  for (const result of results) {
    const { findings } = await service.check(service.draft('memory:/project/draft', language, result))
    assert.deepEqual(
      findings.filter(({ code }) => code !== 'risky-elision'),
      [],
      result,
    )
  }
}

describe('completing a quotation', () => {
  it('goes on to the end of the sentence, in the marks of the draft, with the citation', async () => {
    await check('markdown', 'So “two of them|', [`So “two of them ‘foreign’, on Tuesday.” [@smith, para. 1]`])
    await check('markdown', 'So "ships, two of |', [
      `So "ships, two of them ‘foreign’, on Tuesday." [@smith, para. 1]`,
    ])
    await check('markdown', 'So ‘ships, two of |', [
      'So ‘ships, two of them “foreign”, on Tuesday.’ [@smith, para. 1]',
    ])
    await check('markdown', 'So „ships, two of |', [
      `So „ships, two of them ‘foreign’, on Tuesday.“ [@smith, para. 1]`,
    ])
    await check('markdown', 'So « ships, two of |', [
      `So « ships, two of them ‘foreign’, on Tuesday. » [@smith, para. 1]`,
    ])
    await check('latex', 'So ``ships, two of |', [
      "So ``ships, two of them ‘foreign’, on Tuesday.'' \\cite[para.~1]{smith}",
    ])
  })

  it('completes the word that is being typed, in whatever letters', async () => {
    await check('markdown', '“ships, two of th|', [
      '“ships, two of them ‘foreign’, on Tuesday.” [@smith, para. 1]',
    ])
    await check('markdown', '“nobody else DID|', [])
    await check('markdown', '“nobody else did|', ['“nobody else did.” [@smith, para. 1]'])
    await check('markdown', '“Nobody else did|', ['“Nobody else did.” [@smith, para. 1]'])
    await check('markdown', '“Nobody else did.|', ['“Nobody else did.” [@smith, para. 1]'])
  })

  it('ends with the sentence within a direct quote, and with the quote', async () => {
    await check('markdown', '“We will sell|', ['“We will sell the whole harbour.” [@smith, para. 2]'])
    await check('markdown', '“the whole harbour. Then|', [
      '“the whole harbour. Then we leave,” [@smith, para. 2]',
    ])
  })

  it('closes quoting commands, and cites where they do not', async () => {
    await check('latex', '\\enquote{We will sell|}', [
      '\\enquote{We will sell the whole harbour.} \\cite[para.~2]{smith}',
    ])
    await check('latex', '\\textcquote{smith}{We will sell|', [
      '\\textcquote{smith}{We will sell the whole harbour.}',
    ])
    await check('typst', '#quote[We will sell|]', ['#quote[We will sell the whole harbour.] @smith[para. 2]'])
    await check('typst', '#quote(attribution: [@smith])[We will sell|', [
      '#quote(attribution: [@smith])[We will sell the whole harbour.]',
    ])
    await check('asciidoc', '"`We will sell|', ['"`We will sell the whole harbour.`" cite:[smith(para. 2)]'])
    await check('org', '"We will sell|"', ['"We will sell the whole harbour." [cite:@smith para. 2]'])
    await check('html', '<p><q>We will sell|</p>', [
      '<p><q>We will sell the whole harbour.</q> [@smith, para. 2]</p>',
    ])
    await check('plaintext', '“We will sell|', ['“We will sell the whole harbour.” [@smith, para. 2]'])
  })

  it('leaves marks and citations that are there already', async () => {
    await check('markdown', 'So "We will sell|" [@smith].', [
      'So "We will sell the whole harbour." [@smith].',
    ])
    await check('typst', '#quote[We will sell|] @smith', ['#quote[We will sell the whole harbour.] @smith'])
  })

  it('puts the source that was cited last first', async () => {
    const words = '“the keeper counted'
    const smith = ' seventeen ships, two of them ‘foreign’, on Tuesday.” [@smith, para. 1]'
    const roe = ' seventeen ships and went home.” [@roe, para. 1]'
    await check('markdown', `See [@roe]. ${words}|`, [
      `See [@roe]. ${words}${roe}`,
      `See [@roe]. ${words}${smith}`,
    ])
    await check('markdown', `See [@roe] [@smith]. ${words}|`, [
      `See [@roe] [@smith]. ${words}${smith}`,
      `See [@roe] [@smith]. ${words}${roe}`,
    ])
  })

  it('offers nothing for other words, for two of them, and outside of quotations', async () => {
    const drafts = [
      '“We will buy|',
      '“Nobody else|',
      '“Nobody else d|',
      'We will sell|',
      '“We will sell” the |',
      '“We sell the|',
    ]
    for (const draft of drafts) await check('markdown', draft, [])
  })

  it('offers nothing where the quotation would be altered', async () => {
    await check('markdown', '“seventeen ships two of|', [])
    await check('markdown', '“seventeen ships |', [])
  })

  it('offers nothing in code, math and comments', async () => {
    await check('markdown', '```\n“We will sell|\n```\n', [])
    await check('markdown', '`“We will sell|`', [])
    await check('latex', '% “We will sell|', [])
    await check('latex', '\\begin{verbatim}\n“We will sell|\n\\end{verbatim}', [])
    await check('typst', '// "We will sell|', [])
  })

  it('stops when it is cancelled', async () => {
    const { service } = await serviceOf(FILES)
    const document = service.draft('memory:/project/draft', 'markdown', '“We will sell')
    assert.deepEqual(await service.quotationCompletion(document, 13, { isCancellationRequested: true }), [])
  })
})
