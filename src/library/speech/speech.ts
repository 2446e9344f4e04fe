import { contains, type Span } from '../../base/span.ts'
import type { DirectQuote, SourceText } from '../source.ts'
import { type Speech, speechOf } from './speechOf.ts'

const found = new WeakMap<SourceText, Speech>()

/**
 * The direct quotes of a source, in order. They are looked for when they are first asked for, so that a library of
 * many sources is read without that work, and then kept as long as the text is.
 */
export function quotesOf(text: SourceText): readonly DirectQuote[] {
  return speechIn(text).quotes
}

/** Everybody who speaks in a source, by the fullest name known, each once. */
export function speakersOf(text: SourceText): string[] {
  const { quotes, turns } = speechIn(text)
  return [...new Set([...quotes, ...turns].flatMap(({ speaker }) => speaker ?? []))]
}

/** Whose turn a place of a transcript is in. */
export function turnSpeaker(text: SourceText, place: Span): string | undefined {
  return speechIn(text).turns.find(turn => contains(turn, place))?.speaker
}

function speechIn(text: SourceText): Speech {
  const known = found.get(text)
  if (known) return known
  const speech = speechOf(text.map.text, text.paragraphs, text.blockQuotes)
  found.set(text, speech)
  return speech
}
