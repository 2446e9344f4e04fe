import type { Span } from '../base/span.ts'
import type { Citation } from './model.ts'

/** How a writer says that quoted words are a translation. */
const TRANSLATION =
  /\b(?:my|our|own|author['’]s|authors['’]) (?:own )?translations?\b|\btranslations? (?:is |are )?(?:mine|ours|by|from)\b|\btranslated (?:by|from)\b|\b(?:trans(?:l)?|tr)\. (?:mine|by|from)\b/i
/** So much behind a quotation may say so. UTF-16 units. */
const REACH = 120

/**
 * Whether a draft marks a quotation as translated: in its citation, or in brackets right behind it. `text` ends with
 * the paragraph.
 */
export function isTranslation(text: string, outer: Span, citation: Citation | undefined): boolean {
  const inCitation = citation?.items.some(({ prefix, suffix }) => TRANSLATION.test(`${prefix}, ${suffix}`))
  if (inCitation) return true
  const from = citation && citation.start - outer.end < REACH ? Math.max(outer.end, citation.end) : outer.end
  const near = text.slice(outer.end, outer.end + REACH) + text.slice(from, from + REACH)
  return [...near.matchAll(/[([]([^()[\]]*)[)\]]/g)].some(found => TRANSLATION.test(found[1]!))
}
