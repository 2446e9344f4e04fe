import assert from 'node:assert/strict'
import { defaultSettings } from '../../../src/base/settings.ts'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/smith.md':
    '---\ncitation-key: smith\n---\n\nThe keeper counted seventeen ships, two of them “foreign”, on Tuesday. We will not sell the harbour, he’s said.\n\nHe … counted all of the seventeen ships.\n',
}

/** Leaves out what stands between `<` and `>`. */
async function shorten(language: string, marked: string, style: 'standard' | 'chicago' = 'standard') {
  const { service } = await serviceOf(FILES)
  service.settings = { ...defaultSettings, check: { ...defaultSettings.check, style } }
  const start = marked.indexOf('⟨')
  const end = marked.indexOf('⟩') - 1
  const text = marked.replace('⟨', '').replace('⟩', '')
  const result = await service.shorten(service.draft('memory:/project/draft', language, text), { start, end })
  if ('refused' in result) return result.refused
  const [edit] = result.edits
  const written = text.slice(0, edit!.start) + edit!.newText + text.slice(edit!.end)
  return result.remark === undefined ? written : [written, result.remark]
}

describe('shortening a quotation', () => {
  it('marks what is left out, word by word', async () => {
    assert.equal(
      await shorten('markdown', '“The keeper coun⟨ted seventeen shi⟩ps, two of them ‘foreign’” [@smith]'),
      '“The keeper …, two of them ‘foreign’” [@smith]',
    )
    assert.equal(
      await shorten('markdown', '“The keeper ⟨counted⟩ seventeen ships” [@smith]'),
      '“The keeper … seventeen ships” [@smith]',
    )
    assert.equal(
      await shorten('typst', '#quote[The keeper ⟨counted ⟩seventeen ships] @smith'),
      '#quote[The keeper … seventeen ships] @smith',
    )
  })

  it('at the edges too', async () => {
    assert.equal(
      await shorten('markdown', '“⟨The keeper ⟩counted seventeen ships” [@smith]'),
      '“… counted seventeen ships” [@smith]',
    )
    assert.equal(
      await shorten('markdown', '“The keeper counted⟨ seventeen ships⟩” [@smith]'),
      '“The keeper counted …” [@smith]',
    )
  })

  it('by the command of csquotes, and as the style guide has it', async () => {
    assert.equal(
      await shorten('latex', '\\textcquote{smith}{The keeper ⟨counted⟩ seventeen ships}'),
      '\\textcquote{smith}{The keeper \\textelp{} seventeen ships}',
    )
    assert.equal(
      await shorten('latex', "``The keeper ⟨counted⟩ seventeen ships'' \\cite{smith}"),
      "``The keeper … seventeen ships'' \\cite{smith}",
    )
    assert.equal(
      await shorten('markdown', '“The keeper ⟨counted⟩ seventeen ships” [@smith]', 'chicago'),
      '“The keeper . . . seventeen ships” [@smith]',
    )
  })

  it('with brackets only where the source has an ellipsis', async () => {
    assert.equal(
      await shorten('markdown', '“He … counted ⟨all of ⟩the seventeen ships” [@smith]'),
      '“He … counted […] the seventeen ships” [@smith]',
    )
    assert.equal(
      await shorten('markdown', '“The … counted ⟨seventeen⟩ ships, two of them” [@smith]'),
      '“The … counted … ships, two of them” [@smith]',
    )
  })

  it('says when that is risky', async () => {
    const [written, remark] = await shorten('markdown', '“We will ⟨not ⟩sell the harbour” [@smith]')
    assert.equal(written, '“We will … sell the harbour” [@smith]')
    assert.match(remark!, /The words left out here hold “not”/)
  })

  it('wants words within one quotation', async () => {
    assert.match(String(await shorten('markdown', 'A ⟨word⟩ “of mine”')), /^Select the words/)
    assert.match(String(await shorten('markdown', '“⟨of mine⟩” [@smith]')), /^Nothing/)
  })
})

describe('converting quotation marks', () => {
  async function marks(language: string, marked: string, to: 'typographic' | 'straight') {
    const { service } = await serviceOf(FILES)
    const start = Math.max(0, marked.indexOf('|'))
    const text = marked.replace('|', '')
    const result = service.convertMarks(
      service.draft('memory:/project/d', language, text),
      { start, end: start },
      to,
    )
    if ('refused' in result) return result.refused
    let written = text
    for (const { start: from, end, newText } of result.edits.toReversed())
      written = written.slice(0, from) + newText + written.slice(end)
    return written
  }

  it('follows the language of the draft, within the quotation too', async () => {
    const draft = `So "We 'really' won't" [@smith], and "more words".`
    assert.equal(
      await marks('markdown', draft, 'typographic'),
      'So “We ‘really’ won’t” [@smith], and “more words”.',
    )
    assert.equal(
      await marks('markdown', `---\nlang: de\n---\n\n${draft}`, 'typographic'),
      '---\nlang: de\n---\n\nSo „We ‚really‘ won’t“ [@smith], and „more words“.',
    )
    assert.equal(
      await marks('latex', draft, 'typographic'),
      "So ``We `really' won't'' [@smith], and ``more words''.",
    )
  })

  it('goes back to straight marks, of one quotation where the cursor is in it', async () => {
    assert.equal(
      await marks('markdown', 'So “We ‘really’ won’t”, and “more words”.', 'straight'),
      `So "We 'really' won't", and "more words".`,
    )
    assert.equal(
      await marks('markdown', 'So “We won’t”, and “more |words”.', 'straight'),
      'So “We won’t”, and "more words".',
    )
    assert.equal(await marks('latex', "So ``more |words''.", 'straight'), 'So "more words".')
    assert.match(await marks('markdown', 'So "more |words".', 'straight'), /already/)
  })
})
