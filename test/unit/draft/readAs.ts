import assert from 'node:assert/strict'
import { parseDraft } from '../../../src/draft/parse.ts'

/** Citations as `mode prefix|key|locator|suffix`, the items of one citation joined by `; `. */
export function cites(language: string, text: string, expected: readonly string[]): void {
  const told = parseDraft(language, text).citations.map(({ start, end, items }) =>
    items
      .map(({ mode, prefix, citekey, keySpan, locator, suffix }) => {
        assert.equal(text.slice(keySpan.start, keySpan.end), citekey)
        assert.ok(start <= keySpan.start && keySpan.end <= end)
        const place = locator ? `${locator.label} ${locator.value}` : ''
        return `${mode} ${prefix}|${citekey}|${place}|${suffix}`
      })
      .join('; '),
  )
  assert.deepEqual(told, expected, text)
}

/** Quotations as in quotations.test.ts: `words → key`. */
export function quotes(language: string, text: string, expected: readonly string[]): void {
  const told = parseDraft(language, text).quotations.map(({ map, citation, candidates }) => {
    const words = map.text.replace(/\s+/g, ' ')
    if (citation) return `${words} → ${citation.items.map(item => item.citekey).join(' ')}`
    return candidates.length === 0 ? words : `${words} → ?`
  })
  assert.deepEqual(told, expected, text)
}
