import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Span } from '../../../src/base/span.ts'
import { TextMap } from '../../../src/base/textMap.ts'
import type { SourceText } from '../../../src/library/source.ts'
import { passageUrl, textFragment } from '../../../src/service/textFragment.ts'

/** A source of paragraphs, each a block. */
function source(paragraphs: readonly string[]): SourceText {
  let start = 0
  const spans = paragraphs.map(paragraph => {
    const span = { start, end: start + paragraph.length }
    start = span.end + 2
    return span
  })
  const raw = paragraphs.join('\n\n')
  return { raw, map: TextMap.keep(raw, [{ start: 0, end: raw.length }]), paragraphs: spans }
}

/** The marked words of a text, `[like these]`, and the fragment that leads to them. */
function check(marked: string, expected: string | undefined) {
  const text = source(marked.replace(/[[\]]/g, '').split('\n\n'))
  const passage = { start: marked.indexOf('['), end: marked.indexOf(']') - 1 }
  assert.equal(textFragment(text, passage), expected)
  if (expected !== undefined) assert.deepEqual(browserFinds(text, expected), [passage])
}

/**
 * An independent reading of the specification, naive and word by word: every place that a browser which went on
 * after the first match would find. Text is matched within one block, without case, at borders of words.
 */
function browserFinds({ map: { text }, paragraphs }: SourceText, fragment: string): Span[] {
  const parts = fragment.slice('text='.length).split(',')
  const prefix = parts[0]!.endsWith('-') ? decodeURIComponent(parts.shift()!.slice(0, -1)) : ''
  const suffix = parts.at(-1)!.startsWith('-') ? decodeURIComponent(parts.pop()!.slice(1)) : ''
  const [start, end = ''] = parts.map(decodeURIComponent)
  const borders = new Set([0, text.length])
  for (const { index } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) borders.add(index)
  const standsAt = (term: string, at: number, boundBefore: boolean, boundAfter: boolean) =>
    paragraphs.some(block => block.start <= at && at + term.length <= block.end) &&
    text.slice(at, at + term.length).toLowerCase() === term.toLowerCase() &&
    (!boundBefore || borders.has(at)) &&
    (!boundAfter || borders.has(at + term.length))
  const skip = (at: number) => at + /^\s*/.exec(text.slice(at))![0].length
  const isFollowed = (at: number) => suffix === '' || standsAt(suffix, skip(at), false, true)
  const found: Span[] = []
  for (let at = 0; at < text.length; at++) {
    if (prefix && !standsAt(prefix, at, true, false)) continue
    const from = prefix ? skip(at + prefix.length) : at
    if (!standsAt(start!, from, !prefix, end !== '' || suffix === '')) continue
    let to = from + start!.length
    if (end) {
      while (to < text.length && !(standsAt(end, to, true, suffix === '') && isFollowed(to + end.length)))
        to++
      if (to === text.length) continue
      to += end.length
    } else if (!isFollowed(to)) continue
    found.push({ start: from, end: to })
  }
  return found
}

describe('a text fragment', function () {
  this.timeout(20_000)

  it('is as short as it can be', () => {
    check('One two. [Three four] five.', 'text=Three,four')
    check('One two. [Three] four.', 'text=Three')
    check('One two. [Three, so they say, is always more than four] five.', 'text=Three,four')
    check('[One two]. One three.', 'text=One,two')
  })

  it('names what stands around where the words stand elsewhere too', () => {
    check('A [word] follows. Another word is there.', 'text=A-,word')
    check('An old [word] is. Another word is there.', 'text=old-,word')
    check('[Yes], he said.\n\nYes, she said.', 'text=Yes,-%2C%20he')
    check('He asked:\n\n[Yes].\n\nShe asked:\n\nYes.', 'text=He%20asked%3A-,Yes')
  })

  it('goes over paragraphs by its first and last words', () => {
    check('A [long passage here.\n\nIt ends there] and then.', 'text=long,there')
  })

  it('encodes what has a meaning there', () => {
    check('Of [R&D]. Of R or D.', 'text=R%26D')
    check('A [well-known] thing, well. A known thing.', 'text=well%2Dknown')
  })

  it('is not written where nothing tells two places apart', () => {
    check('[Yes]', 'text=Yes')
    assert.equal(textFragment(source(['']), { start: 0, end: 0 }), undefined)
    const same = Array.from({ length: 40 }, () => 'one').join(' ')
    assert.equal(textFragment(source([same]), { start: 76, end: 79 }), undefined)
  })

  it('finds in a browser the passage, and nothing else', () => {
    const word = fc.constantFrom(
      'one',
      'two',
      'Two',
      'on',
      'e',
      'it’s',
      'R&D',
      'a-b',
      'a,b',
      '5%',
      'é',
      '“one”',
      'two.',
    )
    const paragraph = fc.array(word, { minLength: 1, maxLength: 14 }).map(words => words.join(' '))
    let written = 0
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.nat(),
        (paragraphs, a, b) => {
          const text = source(paragraphs)
          const all = text.map.text
          const [from, to] = [a % all.length, b % all.length].sort((one, other) => one - other) as [
            number,
            number,
          ]
          const fragment = textFragment(text, { start: from, end: to + 1 })
          if (fragment === undefined) return
          written++
          const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(all)].filter(
            ({ isWordLike, index, segment }) =>
              isWordLike && index >= from && index + segment.length <= to + 1,
          )
          const last = words.at(-1)!
          const passage = { start: words[0]!.index, end: last.index + last.segment.length }
          assert.deepEqual(browserFinds(text, fragment), [passage], fragment)
        },
      ),
      { numRuns: 500 },
    )
    assert.ok(written > 300, `${written}`)
  })

  it('makes an address, of pages on the web only', () => {
    const text = source(['One two.'])
    const at = { start: 0, end: 7 }
    const url = (address?: string) =>
      passageUrl({ id: 'a', type: 'webpage', ...(address && { URL: address }) }, text, at)
    assert.equal(url('https://example.org/a'), 'https://example.org/a#:~:text=One,two')
    assert.equal(url('https://example.org/a#b'), 'https://example.org/a#b:~:text=One,two')
    assert.equal(url('https://example.org/a_(b)'), 'https://example.org/a_%28b%29#:~:text=One,two')
    assert.equal(url('javascript:alert(1)'), undefined)
    assert.equal(url('command:x'), undefined)
    assert.equal(url(), undefined)
  })
})
