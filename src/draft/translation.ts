import type { Span } from '../base/span.ts'
import type { Anchor } from './belonging.ts'

/** How a writer says that quoted words are a translation. */
const TRANSLATION =
  /\b(?:my|our|own|author['’]s|authors['’]) (?:own )?translations?\b|\btranslations? (?:is |are )?(?:mine|ours|by|from)\b|\btranslated (?:by|from)\b|\b(?:trans(?:l)?|tr)\. (?:mine|by|from)\b/i
/** Whether a text may say that something is a translation. */
export function saysTranslation(text: string): boolean {
  return TRANSLATION.test(text)
}

/** So much behind a quotation may say so. UTF-16 units. */
const REACH = 120

/**
 * Whether a draft marks a quotation as translated: in its citation, or in brackets right behind it, where nothing
 * beyond `limit` is.
 */
export function isTranslation(text: string, outer: Span, anchor: Anchor | undefined, limit: number): boolean {
  const items = anchor?.citation.items ?? []
  if (items.some(({ prefix, suffix }) => TRANSLATION.test(`${prefix}, ${suffix}`))) return true
  const isNear = anchor && anchor.at.start - outer.end < REACH
  const from = isNear ? Math.max(outer.end, anchor.at.end) : outer.end
  const behind = (start: number) => text.slice(start, Math.min(start + REACH, limit))
  const near = behind(outer.end) + behind(from)
  return [...near.matchAll(/[([]([^()[\]]*)[)\]]/g)].some(found => TRANSLATION.test(found[1]!))
}
