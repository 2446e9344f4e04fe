import { endOfLast } from '../base/ends.ts'
import type { Span } from '../base/span.ts'
import { governingNegation, limitAfter, riskyWords } from './cues.ts'
import type { Comparison } from './verdict.ts'

/** A place where what a quotation leaves out may change what its words say. */
export interface Risk {
  readonly kind: 'elision' | 'before' | 'after'
  /** The word of the source that matters, or the speaker who changes. */
  readonly cue: string
  readonly isSpeaker: boolean
  /** Of the quotation's text. */
  readonly draftSpan: Span
}

/** What is known of the source around a passage. Spans are of its text. */
export interface Surroundings {
  readonly text: string
  /** The sentence or sentences that hold a span. */
  readonly sentenceAt: (span: Span) => Span
  /** Words that the source gives as somebody's. */
  readonly spoken: readonly { readonly span: Span; readonly speaker?: string }[]
}

/** A negation governs a quotation from so many words before it. */
const REACH_WORDS = 6
/** As much of the text as may hold them, and of what follows. In characters. */
const REACH = 200

/** The words left out at marked ellipses and at the edges of a quotation that may change what it says. */
export function risksOf(comparison: Comparison, quotation: string, surroundings: Surroundings): Risk[] {
  const { text } = surroundings
  const risks: Risk[] = []
  for (const { sourceSpan, draftSpan } of comparison.elisions) {
    const speaker = otherSpeaker(sourceSpan, surroundings)
    const cue = riskyWords(text.slice(sourceSpan.start, sourceSpan.end)) ?? speaker
    if (cue !== undefined) risks.push({ kind: 'elision', cue, isSpeaker: cue === speaker, draftSpan })
  }
  const { start, end } = comparison.span
  const edge = (kind: 'before' | 'after', cue: string | undefined, draftSpan: Span) => {
    if (cue !== undefined) risks.push({ kind, cue, isSpeaker: false, draftSpan })
  }
  if (
    !comparison.isOpenBefore &&
    governingNegation(text.slice(Math.max(0, start - REACH), start), REACH_WORDS)
  ) {
    const sentence = surroundings.sentenceAt({ start, end: start + 1 })
    const before = text.slice(sentence.start, start)
    edge('before', governingNegation(before, REACH_WORDS), { start: 0, end: firstWordEnd(quotation) })
  }
  if (!comparison.isOpenAfter && limitAfter(text.slice(end, end + REACH))) {
    const sentence = surroundings.sentenceAt({ start: end - 1, end })
    const after = text.slice(end, Math.max(end, sentence.end))
    edge('after', limitAfter(after), { start: lastWordStart(quotation), end: quotation.length })
  }
  return risks
}

/** A label of a transcript at the start of a line: `MS. PSAKI:`, `Q   `. */
const SPEAKER_LABEL =
  /\n\s*(?:(\p{Lu}[\p{Lu}.’' -]{1,40}|(?:Mr|Ms|Mrs|Dr)\.? \p{Lu}[\p{L}’'-]+|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,3}):\s|(Q|A)(?::|\s{2})\s*)/u

/** Who speaks in words left out, or after them, other than before them. */
function otherSpeaker(omitted: Span, { text, spoken }: Surroundings): string | undefined {
  const label = SPEAKER_LABEL.exec(text.slice(omitted.start, omitted.end))
  if (label) return (label[1] ?? label[2])!.trim()
  const near = spoken.filter(({ span }) => span.start <= omitted.end && omitted.start <= span.end)
  const first = near[0]?.speaker
  if (first === undefined) return undefined
  return near.find(({ speaker }) => speaker !== undefined && !isSamePerson(first, speaker))?.speaker
}

/** `Xi` and `Xi Jinping`. */
function isSamePerson(a: string, b: string): boolean {
  const names = new Set(a.toLowerCase().split(/\s+/))
  return b
    .toLowerCase()
    .split(/\s+/)
    .some(name => names.has(name))
}

function firstWordEnd(text: string): number {
  return /^\P{L}*[\p{L}\p{M}’'-]+/u.exec(text)?.[0].length ?? text.length
}

function lastWordStart(text: string): number {
  const words = text.slice(0, endOfLast(text, /[\p{L}\p{N}]/u))
  return endOfLast(words, /[^\p{L}\p{M}\p{N}’'-]/u)
}
