import assert from 'node:assert/strict'
import type { Span } from '../../src/base/span.ts'
import type { Draft } from '../../src/draft/model.ts'
import type { BibliographyReading } from '../../src/library/bibliography/entry.ts'
import type { Reading } from '../../src/library/readSource.ts'
import { quotesOf, speakersOf } from '../../src/library/speech/speech.ts'

export function within({ start, end }: Span, length: number): void {
  assert.ok(Number.isInteger(start) && Number.isInteger(end), `${start}–${end} are no offsets`)
  assert.ok(0 <= start && start <= end && end <= length, `${start}–${end} is not within ${length}`)
}

/** Within the text, in order, and apart. */
export function ascending(spans: readonly Span[], length: number): void {
  let last = 0
  for (const span of spans) {
    within(span, length)
    assert.ok(last <= span.start, `${span.start}–${span.end} begins before ${last}`)
    last = span.end
  }
}

/** A reading is a source whose spans are in order, or says why it is none, in a sentence that a reader foresaw. */
export function readingHolds({ source, text, problems }: Reading): void {
  for (const { message } of problems) {
    assert.ok(message.length > 0 && message.length < 1_000)
    assert.doesNotMatch(message, /^cannot be read as /, 'a reader threw what it did not foresee')
  }
  if (!source || !text) {
    assert.ok(problems.length > 0, 'there is neither a source nor a reason')
    return
  }
  const { raw, map, paragraphs, blockQuotes = [], places = [] } = text
  const shown = map.text.length
  ascending(paragraphs, shown)
  for (const span of blockQuotes) within(span, shown)
  ascending(
    places.map(({ start }) => ({ start, end: start })),
    shown,
  )
  for (const paragraph of paragraphs) within(map.toRaw(paragraph), raw.length)
  ascending(
    paragraphs.filter(({ start, end }) => start < end).map(paragraph => map.toRaw(paragraph)),
    raw.length,
  )
  assert.equal(typeof source.citekey, 'string')
  assert.equal(typeof source.title, 'string')
  assert.equal(Object.getPrototypeOf(source.item), Object.prototype)
  for (const { spans, outer, speakerSpan } of quotesOf(text)) {
    ascending(spans, shown)
    within(outer, shown)
    if (speakerSpan) within(speakerSpan, shown)
  }
  assert.ok(speakersOf(text).every(name => name.length > 0))
}

export function bibliographyHolds({ entries, faults }: BibliographyReading, length: number): void {
  for (const { citekey, item, span, keySpan } of entries) {
    assert.ok(citekey.length > 0)
    assert.equal(item.id, citekey)
    assert.equal(Object.getPrototypeOf(item), Object.prototype)
    within(span, length)
    within(keySpan, length)
  }
  for (const { offset, message } of faults) {
    within({ start: offset, end: offset }, length)
    assert.ok(message.length > 0)
  }
}

/** Every span of a draft is within the text, in order, and leads back to it. */
export function draftHolds({ citations, quotations }: Draft, length: number): void {
  for (const citation of citations) {
    within(citation, length)
    assert.ok(citation.items.length > 0)
    for (const item of citation.items) {
      within(item, length)
      within(item.keySpan, length)
      assert.ok(item.citekey.length > 0)
      if (item.locatorSpan) within(item.locatorSpan, length)
    }
  }
  for (const { spans, map } of quotations) {
    assert.ok(spans.length > 0)
    ascending(spans, length)
    within(map.toRaw({ start: 0, end: map.text.length }), length)
  }
  assert.ok(quotations.every(({ start }, i) => i === 0 || quotations[i - 1]!.start <= start))
}
