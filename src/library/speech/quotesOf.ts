import type { DirectQuote, SourceText } from '../source.ts'
import { directQuotes } from './directQuotes.ts'

const found = new WeakMap<SourceText, readonly DirectQuote[]>()

/**
 * The direct quotes of a source, in order. They are looked for when they are first asked for, so that a library of
 * many sources is read without that work, and then kept as long as the text is.
 */
export function quotesOf(text: SourceText): readonly DirectQuote[] {
  const known = found.get(text)
  if (known) return known
  const quotes = directQuotes(text.map.text, text.paragraphs)
  found.set(text, quotes)
  return quotes
}
