import assert from 'node:assert/strict'
import { readFile, shown } from './read.ts'

/** Each paragraph with the time and speaker of its start. */
async function check(
  name: string,
  raw: string,
  expected: readonly (readonly [string, string, string?])[],
): Promise<void> {
  const { text, problems } = await readFile(name, raw)
  assert.deepEqual(problems, [])
  const found = text!.paragraphs.map(({ start }, i) => {
    const place = text!.places!.findLast(one => one.start <= start)!
    const what = [place.locator.value, shown(text!)[i]!]
    return place.speaker === undefined ? what : [...what, place.speaker]
  })
  assert.deepEqual(found, expected)
  for (const paragraph of text!.paragraphs) {
    assert.deepEqual(text!.map.fromRaw(text!.map.toRaw(paragraph)), paragraph)
  }
}

describe('subtitles', () => {
  it('are read from WebVTT, with voices', () =>
    check(
      'a.vtt',
      'WEBVTT - Talk\n\nNOTE a comment\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:03.500 align:start\n<v Jane Roe>We will <i>not</i>\nleave the island,\n\n00:03.500 --> 00:05.000\n<v Jane Roe>said &amp; done.\n\n01:02:05.000 --> 01:02:07.000\n<v.loud John Doe>Why not?</v>\n',
      [
        ['00:01', 'We will not leave the island, said & done.', 'Jane Roe'],
        ['01:02:05', 'Why not?', 'John Doe'],
      ],
    ))

  it('are read from SubRip, with names before a colon', () =>
    check(
      'a.srt',
      '1\r\n00:00:01,000 --> 00:00:03,000\r\nMS. PSAKI: Thank you.\r\n\r\n2\r\n00:00:03,200 --> 00:00:05,000\r\nGood afternoon. Remember: it is late.\r\n\r\n3\r\n00:00:06,000 --> 00:00:07,000\r\n- Q: When?\r\n'.replaceAll(
        '\r\n',
        '\n',
      ),
      [
        ['00:01', 'Thank you. Good afternoon. Remember: it is late.', 'MS. PSAKI'],
        ['00:06', 'When?', 'Q'],
      ],
    ))

  it('start a paragraph after a pause, and repeat no rolling line', () =>
    check(
      'a.vtt',
      'WEBVTT\n\n00:00.000 --> 00:02.000\nwe came to\n\n00:02.000 --> 00:04.000\nwe came to\nthe island.\n\n00:09.000 --> 00:10.000\nThen we left.\n',
      [
        ['00:00', 'we came to the island.'],
        ['00:09', 'Then we left.'],
      ],
    ))

  it('without captions are told so', async () => {
    const { source, problems } = await readFile('a.vtt', 'WEBVTT\n\nno times here\n')
    assert.equal(source, undefined)
    assert.match(problems[0]!.message, /^has no captions with times/)
  })
})
