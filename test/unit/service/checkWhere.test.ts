import assert from 'node:assert/strict'
import { defaultSettings, type Settings } from '../../../src/base/settings.ts'
import type { Fix } from '../../../src/service/finding.ts'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/budget.txt':
    'The minister will not raise taxes this year.\n\nGrowth was strong, she said on Monday in the capital.\n\nNothing else was decided.\n\nGrowth was strong, she said on Monday in the capital.',
  'seeds/rival.txt':
    'The minister will not raise fees this year.\n\nThe harbour wall was finished in the spring of that year.',
}

/** What a draft is told: verdicts, and findings as `code: underlined words`. */
async function check(
  draft: string,
  verdicts: readonly string[],
  expected: readonly string[],
  settings: Partial<Settings['check']> = {},
) {
  const { service } = await serviceOf(FILES)
  service.settings = { ...defaultSettings, check: { ...defaultSettings.check, ...settings } }
  const { quotations, findings } = await service.check(service.draft('memory:/d.md', 'markdown', draft))
  assert.deepEqual(
    quotations.map(({ verdict }) => verdict),
    verdicts,
  )
  assert.deepEqual(
    findings.map(({ code, start, end }) => `${code}: ${draft.slice(start, end)}`),
    expected,
  )
  return { quotations, findings }
}

function mended(draft: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), draft)
}

describe('where the check looks', () => {
  it('calls what is joined from two sources altered, whichever of them is cited, or both', async () => {
    const joined = 'The minister will not raise taxes … The harbour wall was finished in the spring'
    for (const cited of ['[@budget]', '[@rival]', '[@budget; @rival]']) {
      const { service } = await serviceOf(FILES)
      const draft = `“${joined}” ${cited}`
      const { quotations, findings } = await service.check(service.draft('memory:/d.md', 'markdown', draft))
      assert.equal(quotations[0]!.verdict, 'altered', cited)
      assert.ok(
        findings.some(({ code }) => code === 'altered-quotation'),
        cited,
      )
    }
  })

  it('tells words that a lookalike has from those of the cited source', async () => {
    const draft = '“The minister will not raise fees this year” [@budget, para. 1].'
    const { findings, quotations } = await check(
      draft,
      ['misattributed'],
      ['misattributed: The minister will not raise fees this year'],
    )
    assert.equal(quotations[0]!.match?.citekey, 'rival')
    await check(mended(draft, findings[0]!.fixes![0]!), ['verbatim'], [])
  })

  it('takes the one of several like passages that the citation names, and names all when it names none of them', async () => {
    await check('“Growth was strong, she said on Monday” [@budget, para. 2]', ['verbatim'], [])
    const second = await check('“Growth was strong, she said on Monday” [@budget, para. 4]', ['verbatim'], [])
    assert.equal(second.quotations[0]!.match?.locator?.value, '4')
    const draft = '“Growth was strong, she said on Monday” [@budget, para. 3]'
    const { findings } = await check(draft, ['verbatim'], ['wrong-locator: para. 3'])
    assert.match(findings[0]!.message, /para\. 2 and para\. 4/)
    for (const fix of findings[0]!.fixes!.slice(0, 2)) await check(mended(draft, fix), ['verbatim'], [])
  })

  it('looks for words without a citation from five on, as the settings say', async () => {
    const draft = 'They wrote “the harbour wall was finished in the spring” once.'
    const found = 'uncited-quotation: the harbour wall was finished in the spring'
    const { findings } = await check(draft, ['editorial'], [found])
    assert.equal(findings[0]!.severity, 'information')
    await check(mended(draft, findings[0]!.fixes![0]!), ['editorial'], [])
    await check(draft, [], [], { uncited: 'off' })
    await check('They wrote “the harbour wall was” once.', [], [])
    await check('They wrote “a kite flew over the red barn” once.', [], [])
    await check(
      'They wrote “a kite flew over the red barn” once.',
      ['not-found'],
      ['not-found: a kite flew over the red barn'],
      {
        uncited: 'all',
      },
    )
    await check(
      'They wrote “the harbour wall was” once.',
      ['editorial'],
      ['uncited-quotation: the harbour wall was'],
      {
        uncitedWords: 4,
      },
    )
  })

  it('takes short cited quotations as they stand', async () => {
    await check('“raise taxes” [@budget]', ['verbatim'], ['risky-elision: raise'])
    await check('“raise fees” [@budget]', ['not-found'], ['not-found: raise fees'])
    await check('“ministers” [@budget]', ['not-found'], ['not-found: ministers'])
  })

  it('offers the source that has the words of an unknown citekey', async () => {
    const draft = '“The harbour wall was finished in the spring” [@harbor, p. 4].'
    const { findings } = await check(draft, ['unchecked'], ['unknown-citekey: harbor'])
    await check(mended(draft, findings[0]!.fixes![0]!), ['verbatim'], [])
  })

  it('does not judge a translation', async () => {
    await check(
      '“Le mur du port était fini” [@rival, para. 2, my translation]',
      ['unchecked'],
      ['unchecked: Le mur du port était fini'],
    )
  })

  it('calls pieces of two sources altered, not of either', async () => {
    const { findings } = await check(
      '“The minister will not raise taxes … The harbour wall was finished” [@budget]',
      ['altered'],
      ['altered-quotation: The harbour wall was finished'],
    )
    assert.match(findings[0]!.message, /is not in the source/)
  })

  it('leaves alone what a comment says, and no more', async () => {
    const draft = '“The minister will raise taxes this year” [@budget, para. 3].'
    const { findings } = await check(
      draft,
      ['altered'],
      ['altered-quotation: will raise', 'wrong-locator: para. 3'],
    )
    const [here, everywhere] = findings[0]!.fixes!.filter(({ title }) => title.startsWith('Leave'))
    await check(mended(draft, here!), ['altered'], ['wrong-locator: para. 3'])
    await check(mended(draft, everywhere!), ['altered'], ['wrong-locator: para. 3'])
    await check(`${draft} <!-- verbatim: ignore -->`, ['altered'], [])
    await check(`<!-- verbatim: ignore: as they said it -->\n${draft}`, ['altered'], [])
    await check(
      `${draft}\n\n<!-- verbatim: ignore -->`,
      ['altered'],
      ['altered-quotation: will raise', 'wrong-locator: para. 3'],
    )
  })

  it('mends each difference, or marks it', async () => {
    const restored = '“The minister will not raise taxes this year” [@budget]'
    for (const altered of [
      'The minister will raise taxes this year',
      'The minister will not raise any taxes this year',
      'The minister will not raise duties this year',
      'The minister, will not raise taxes this year',
    ]) {
      const { service } = await serviceOf(FILES)
      const draft = `“${altered}” [@budget]`
      const told = async (text: string) => service.check(service.draft('memory:/d.md', 'markdown', text))
      const [finding] = (await told(draft)).findings
      assert.equal(mended(draft, finding!.fixes![0]!).replace(/ {2,}/g, ' '), restored)
      const marked = finding!.fixes!.find(({ title }) => title.startsWith('Mark'))
      if (marked) assert.equal((await told(mended(draft, marked))).quotations[0]!.verdict, 'editorial')
    }
  })

  it('judges again only what has changed', async () => {
    const { service, workspace } = await serviceOf(FILES)
    const told = async () =>
      (await service.check(service.draft('memory:/d.md', 'markdown', '“Nothing else was decided” [@budget]')))
        .quotations[0]!
    assert.equal((await told()).verdict, 'verbatim')
    assert.equal((await told()).match?.locator?.value, '3')
    workspace.write('seeds/budget.txt', 'Something else was decided.')
    await service.library.settled
    await service.library.refresh()
    assert.equal((await told()).verdict, 'altered')
  })
})
