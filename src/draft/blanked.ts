import type { Span } from '../base/span.ts'

/** Stands for what is no prose: neither a letter nor white space. */
export const BLANK = '\u0000'

/** The text with another character for all but line ends in some spans of it, which ascend and may overlap. */
export function blanked(text: string, spans: readonly Span[], by = BLANK): string {
  let done = 0
  const parts: string[] = []
  for (const { start, end } of spans) {
    if (end <= done) continue
    const from = Math.max(start, done)
    const part = text.slice(from, end)
    // Between paragraphs there is mostly nothing else.
    if (part === '\n' || part === '\n\n') continue
    parts.push(
      text.slice(done, from),
      part.includes('\n') ? part.replace(/[^\n]/g, by) : by.repeat(end - from),
    )
    done = end
  }
  return parts.length === 0 ? text : [...parts, text.slice(done)].join('')
}
