import assert from 'node:assert/strict'
import { SEED_KEY, serviceOf } from '../seed.ts'

/** Checks a draft; `expected` are the findings as `code: underlined words`. */
async function check(
  draft: string,
  verdicts: readonly string[],
  expected: readonly string[],
  files: Record<string, string> = {},
) {
  const { service } = await serviceOf(files)
  const { quotations, findings } = await service.check(
    service.draft('memory:/project/draft.md', 'markdown', draft),
  )
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

describe('the check of a draft', () => {
  it('names both wordings of a misquotation and repairs it', async () => {
    const draft = `He left: “Kim departed Beijing late Friday aboard his signature green armoured train” [@${SEED_KEY}, para. 7].`
    const { findings, quotations } = await check(draft, ['altered'], ['altered-quotation: Friday'])
    assert.match(findings[0]!.message, /“Friday” here, “Thursday” in the source/)
    assert.deepEqual(
      quotations[0]!.differences.map(({ op, source, draft: d }) => [op, source, d]),
      [['replace', 'Thursday', 'Friday']],
    )
    const [edit] = findings[0]!.fixes![0]!.edits
    const mended = draft.slice(0, edit!.start) + edit!.newText + draft.slice(edit!.end)
    await check(mended, ['verbatim'], [])
  })

  it('leaves out kinds of findings that a setting names, and single ones by their very codes', async () => {
    const { service } = await serviceOf()
    const codesIn = async (comment: string, ignore: readonly string[] = []) => {
      service.settings = { ...service.settings, check: { ...service.settings.check, ignore } }
      const draft = `“Kim departed Beijing late Friday aboard” [@${SEED_KEY}, para. 1] ${comment}`
      const { findings } = await service.check(service.draft('memory:/d.md', 'markdown', draft))
      return findings.map(({ code }) => code)
    }
    assert.deepEqual(await codesIn(''), ['altered-quotation', 'wrong-locator'])
    assert.deepEqual(await codesIn('', ['wrong-locator']), ['altered-quotation'])
    assert.deepEqual(await codesIn('<!-- verbatim: ignore -->'), [])
    assert.deepEqual(await codesIn('<!-- verbatim: ignore wrong-locator: seen -->'), ['altered-quotation'])
    assert.deepEqual(await codesIn('<!-- verbatim: ignore misattributed -->'), [
      'altered-quotation',
      'wrong-locator',
    ])
  })

  it('gives what was checked before, moved along, and the same as a check from nothing', async () => {
    const quotations = [
      `“Kim departed Beijing late Friday aboard his signature” [@${SEED_KEY}, para. 7].`,
      `“China’s celebration was our celebration” [@${SEED_KEY}, para. 9].`,
      'And “Kim departed Beijing late Thursday aboard his signature green armoured train” without a source.',
    ]
    const uri = 'memory:/project/draft.md'
    const { service } = await serviceOf()
    await service.check(service.draft(uri, 'markdown', quotations.join('\n\n')))
    for (const changed of [
      ['Put before.', ...quotations],
      [quotations[1]!, quotations[0]!.replace('Friday', 'Thursday'), quotations[2]!],
      [...quotations, quotations[0]!],
    ]) {
      const text = changed.join('\n\n')
      const again = await service.check(service.draft(uri, 'markdown', text))
      const { service: fresh } = await serviceOf()
      assert.deepEqual(again, await fresh.check(fresh.draft(uri, 'markdown', text)))
    }
  })

  it('restores words left out and words put in', async () => {
    for (const words of [
      'aboard his green armoured train',
      'aboard his very own signature green armoured train',
    ]) {
      const draft = `“Kim departed Beijing late Thursday ${words}” [@${SEED_KEY}]`
      const { service } = await serviceOf()
      const { findings } = await service.check(service.draft('memory:/d.md', 'markdown', draft))
      const [edit] = findings[0]!.fixes![0]!.edits
      const mended = draft.slice(0, edit!.start) + edit!.newText + draft.slice(edit!.end)
      assert.equal(
        mended.replace(/ {2,}/g, ' '),
        `“Kim departed Beijing late Thursday aboard his signature green armoured train” [@${SEED_KEY}]`,
      )
    }
  })

  it('is silent about typography and marked changes', async () => {
    await check(`"China's celebration is our celebration" [@${SEED_KEY}]`, ['typographic'], [])
    await check(
      `“Kim departed … aboard his signature green armoured train.” [@${SEED_KEY}]`,
      ['editorial'],
      [],
    )
    await check(
      `> Kim departed Beijing late **Thursday**\n> aboard his signature [@${SEED_KEY}, para. 7]`,
      ['typographic'],
      [],
    )
  })

  it('tells a wrong locator and corrects it', async () => {
    const draft = `“China’s celebration is our celebration” [@${SEED_KEY}, para. 3]`
    const { findings } = await check(draft, ['verbatim'], ['wrong-locator: para. 3'])
    assert.equal(findings[0]!.fixes![0]!.edits[0]!.newText, 'para. 4')
  })

  it('tells an unknown citekey', async () => {
    await check('“Some words of somebody” [@nobody]', ['unchecked'], ['unknown-citekey: nobody'])
  })

  it('tells what is in no source', async () => {
    await check(
      `“The quick brown fox jumps over the lazy dog” [@${SEED_KEY}]`,
      ['not-found'],
      ['not-found: The quick brown fox jumps over the lazy dog'],
    )
  })

  it('names the right source of words that the cited one does not have', async () => {
    const files = {
      'seeds/other.txt': 'Nothing to see here.\nAll happy families are alike, they say in Moscow.',
    }
    const { findings } = await check(
      `“All happy families are alike” [@${SEED_KEY}]`,
      ['misattributed'],
      ['misattributed: All happy families are alike'],
      files,
    )
    assert.match(findings[0]!.message, /other, para\. 2/)
  })

  it('compares with each of several sources of one citation', async () => {
    const files = { 'seeds/other.txt': 'All happy families are alike.' }
    await check(`“All happy families are alike” [@${SEED_KEY}; @other]`, ['verbatim'], [], files)
  })
})
